using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.CyclicLR</c>: triangles between two rates, without end; the momentum runs against them.</summary>
/// <remarks>
/// <para>
/// Update <c>k</c>, counted from 0, gets <c>BaseLr + (MaxLr - BaseLr) h s</c>. The height <c>h</c> rises from 0 to 1 over <c>StepSizeUp</c> updates and falls to
/// 0 over <c>StepSizeDown</c> (-1, the default, stands for <c>None</c>: as many as up). <c>s</c> is 1, <c>2^-c</c> in cycle <c>c</c> from 0, or <c>Gamma^k</c>, by
/// <c>Mode</c>. The curve <c>Momentum</c> is <c>MaxMomentum - (MaxMomentum - BaseMomentum) h s</c>. The original has no defaults for the two rates.
/// </para>
/// <para>Smith, "Cyclical Learning Rates for Training Neural Networks", 2017.</para>
/// </remarks>
public sealed partial class CyclicLR
{
    /// <param name="baseLr">Rate at the feet of the triangles.</param>
    /// <param name="maxLr">Rate at their tops.</param>
    /// <param name="stepSizeUp">Updates from a foot to the top.</param>
    /// <param name="stepSizeDown">Updates from the top to the next foot; -1 stands for <c>None</c>, as many as up.</param>
    /// <param name="mode">How the height changes from triangle to triangle.</param>
    /// <param name="gamma">Factor of the height for each update, of <c>ExpRange</c> alone.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Floor)] double baseLr = 0.001,
        [Setting(Min = 0, Role = HyperRole.Peak)] double maxLr = 0.1,
        [Setting(Min = 1, Role = HyperRole.Rise)] long stepSizeUp = 2000,
        [Setting(Min = -1)] long stepSizeDown = -1,
        CyclicMode mode = CyclicMode.Triangular,
        [Setting(Min = 0)] double gamma = 1) =>
        Height(stepSizeUp, stepSizeDown, mode, gamma).Times(maxLr - baseLr).Plus(baseLr);

    /// <param name="baseMomentum">Momentum where the rate is highest.</param>
    /// <param name="maxMomentum">Momentum where the rate is lowest.</param>
    [Schedule]
    private static Curve DefineMomentum(
        [Setting(Min = 1, Role = HyperRole.Rise)] long stepSizeUp = 2000,
        [Setting(Min = -1)] long stepSizeDown = -1,
        CyclicMode mode = CyclicMode.Triangular,
        [Setting(Min = 0)] double gamma = 1,
        [Setting(Min = 0, Below = 1)] double baseMomentum = 0.8,
        [Setting(Min = 0, Below = 1)] double maxMomentum = 0.9) =>
        Height(stepSizeUp, stepSizeDown, mode, gamma).Times(baseMomentum - maxMomentum).Plus(maxMomentum);

    private static Curve Height(long up, long down, CyclicMode mode, double gamma)
    {
        Curve triangle = Curve.Line(0, 1, up).Then(Curve.Line(1, 0, down < 0 ? up : down));
        return mode switch
        {
            CyclicMode.Triangular2 => triangle.Repeat(growth: 1, decay: 0.5),
            CyclicMode.ExpRange => triangle.Repeat().Times(Curve.Of(k => Pow(gamma, k))),
            _ => triangle.Repeat(),
        };
    }
}
