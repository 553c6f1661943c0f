using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>How the height of a <see cref="Cyclic"/> schedule changes.</summary>
public enum CycleMode
{
    /// <summary>Every cycle has the full height.</summary>
    Triangular,

    /// <summary>Each cycle has half the height of the one before.</summary>
    Triangular2,

    /// <summary>The height is <c>Gamma^k</c> at update <c>k</c>.</summary>
    ExpRange,
}

/// <summary>Triangles between <c>Floor</c> and <c>Peak</c>, again and again; the momentum runs against them.</summary>
/// <remarks>
/// With <c>U = UpSteps</c>, <c>D = DownSteps</c>, cycle <c>c = floor(k / (U + D))</c> and <c>x</c> the update within it, the height is <c>h = x / U</c> up to <c>U</c> and
/// <c>1 - (x - U) / D</c> behind. Update <c>k</c>, counted from 0, gets <c>Floor + (Peak - Floor) h s</c> with <c>s</c> 1, <c>2^(-c)</c> or <c>Gamma^k</c>; the
/// curve <c>Momentum</c> gets <c>MaxMomentum - (MaxMomentum - BaseMomentum) h s</c>. Without end. Smith, "Cyclical Learning Rates for
/// Training Neural Networks", 2015.
/// </remarks>
public sealed partial class Cyclic
{
    /// <param name="mode">How the height changes.</param>
    /// <param name="peak">Top of the first triangle, at least 0.</param>
    /// <param name="floor">Bottom of the triangles, at least 0.</param>
    /// <param name="upSteps">Updates upwards, at least 1.</param>
    /// <param name="downSteps">Updates downwards, at least 1.</param>
    /// <param name="gamma">Factor of the height per update in <see cref="CycleMode.ExpRange"/>, above 0.</param>
    [Schedule]
    private static Curve Define(
        CycleMode mode = CycleMode.Triangular, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Min = 0, Role = HyperRole.Floor)] double floor = 0,
        [Setting(Min = 1, Role = HyperRole.Rise)] long upSteps = 1000, [Setting(Min = 1)] long downSteps = 1000, [Setting(Above = 0)] double gamma = 1) =>
        Height(mode, upSteps, downSteps, gamma).Times(peak - floor).Plus(floor);

    /// <param name="baseMomentum">Momentum at the top of the first triangle, in [0, 1).</param>
    /// <param name="maxMomentum">Momentum at the bottom, in [0, 1).</param>
    [Schedule]
    private static Curve DefineMomentum(
        CycleMode mode = CycleMode.Triangular, [Setting(Min = 1, Role = HyperRole.Rise)] long upSteps = 1000, [Setting(Min = 1)] long downSteps = 1000, [Setting(Above = 0)] double gamma = 1,
        [Setting(Min = 0, Below = 1)] double baseMomentum = 0.85, [Setting(Min = 0, Below = 1)] double maxMomentum = 0.95) =>
        Height(mode, upSteps, downSteps, gamma).Times(baseMomentum - maxMomentum).Plus(maxMomentum);

    private static Curve Height(CycleMode mode, long upSteps, long downSteps, double gamma)
    {
        Curve triangle = Curve.Line(0, 1, upSteps).Then(Curve.Line(1, 0, downSteps));
        return mode switch
        {
            CycleMode.Triangular => triangle.Repeat(),
            CycleMode.Triangular2 => triangle.Repeat(growth: 1, decay: 0.5),
            _ => triangle.Repeat().Times(Curve.Of(k => Pow(gamma, k))),
        };
    }
}
