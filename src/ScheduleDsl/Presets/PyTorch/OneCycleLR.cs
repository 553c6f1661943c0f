using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorch;

/// <summary><c>torch.optim.lr_scheduler.OneCycleLR</c>: up to the peak, back down, and far below; the momentum runs against it.</summary>
/// <remarks>
/// <para>
/// With <c>init = MaxLr / DivFactor</c> and <c>end = init / FinalDivFactor</c> update <c>k</c>, counted from 0, lies on <c>init</c> to
/// <c>MaxLr</c> up to <c>k = PctStart T - 1</c> and on <c>MaxLr</c> to <c>end</c> up to <c>T - 1</c>, where <c>T = TotalSteps</c>; with <c>ThreePhase</c> the second
/// phase mirrors the first and the third goes from <c>init</c> to <c>end</c>. Reading past update <c>T - 1</c> is an error, as it is there.
/// <c>Momentum</c> goes from <c>MaxMomentum</c> to <c>BaseMomentum</c> and back.
/// </para>
/// <para>Smith, Topin, "Super-Convergence", 2017; Smith, "A disciplined approach to neural network hyper-parameters", 2018.</para>
/// </remarks>
public sealed partial class OneCycleLR
{
    /// <param name="totalSteps">Updates of the whole run.</param>
    /// <param name="maxLr">Rate at the peak.</param>
    /// <param name="pctStart">Part of the run that the first phase takes, from 0 to 1.</param>
    /// <param name="annealStrategy">Shape of the phases.</param>
    /// <param name="divFactor">The peak divided by the rate of update 0.</param>
    /// <param name="finalDivFactor">The rate of update 0 divided by that of the end.</param>
    /// <param name="threePhase">Whether the second phase mirrors the first and a third follows.</param>
    [Schedule(End = ScheduleEnd.Throw)]
    private static Curve Define(
        long totalSteps,
        [Setting(Min = 0, Role = HyperRole.Peak)] double maxLr = 0.1,
        [Setting(Above = 0, Max = 1, Role = HyperRole.Rise)] double pctStart = 0.3,
        Anneal annealStrategy = Anneal.Cos,
        [Setting(Above = 0)] double divFactor = 25,
        [Setting(Above = 0)] double finalDivFactor = 1e4,
        bool threePhase = false)
    {
        double init = maxLr / divFactor;
        return Cycle(totalSteps, pctStart, annealStrategy, threePhase, init, maxLr, init / finalDivFactor);
    }

    /// <param name="baseMomentum">Momentum where the rate is highest.</param>
    /// <param name="maxMomentum">Momentum where the rate is lowest.</param>
    [Schedule(End = ScheduleEnd.Throw)]
    private static Curve DefineMomentum(
        long totalSteps,
        [Setting(Above = 0, Max = 1, Role = HyperRole.Rise)] double pctStart = 0.3,
        Anneal annealStrategy = Anneal.Cos,
        [Setting(Min = 0, Below = 1)] double baseMomentum = 0.85,
        [Setting(Min = 0, Below = 1)] double maxMomentum = 0.95,
        bool threePhase = false) =>
        Cycle(totalSteps, pctStart, annealStrategy, threePhase, maxMomentum, baseMomentum, maxMomentum);

    private static Curve Cycle(long totalSteps, double pctStart, Anneal anneal, bool threePhase, double start, double peak, double end)
    {
        Curve.Require(pctStart * totalSteps > 1, "the first phase needs more than one update");
        double up = pctStart * totalSteps - 1;
        Curve cycle = threePhase
            ? Phase(anneal, start, peak, up).Then(Phase(anneal, peak, start, up)).Then(Phase(anneal, start, end, totalSteps - 1 - 2 * up))
            : Phase(anneal, start, peak, up).Then(Phase(anneal, peak, end, totalSteps - 1 - up));
        // The last value belongs to update T - 1, so the cycle of T updates is one longer than its phases.
        return cycle.Then(Curve.Constant(end, 1));
    }

    private static Curve Phase(Anneal anneal, double from, double to, double steps) =>
        anneal == Anneal.Cos ? Curve.Fall(Profiles.Cosine.Value, from, to, steps) : Curve.Line(from, to, steps);
}
