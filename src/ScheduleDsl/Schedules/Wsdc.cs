using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The shape of a cooldown from 1 to <c>r</c>, with time <c>x</c> in [0, 1].</summary>
public enum CooldownShape
{
    /// <summary><c>1 - (1 - r) x</c>.</summary>
    Linear,

    /// <summary><c>r + (1 - r) (1 + cos(pi x)) / 2</c>.</summary>
    Cosine,

    /// <summary><c>r + (1 - r) (1 - sqrt(x))</c>: the best of Hägele et al., 2024.</summary>
    OneMinusSqrt,

    /// <summary><c>r + (1 - r) (1 - x^2)</c>.</summary>
    Square,

    /// <summary><c>r + (1 - r) (2 (1 - x) - (1 + cos(pi x)) / 2)</c>.</summary>
    MirrorCosine,

    /// <summary><c>r^x</c>; needs <c>r</c> above 0.</summary>
    Exponential,

    /// <summary><c>1 / (x / r + 1 - x)</c>, so that the inverse is a line; needs <c>r</c> above 0.</summary>
    Inverse,
}

/// <summary>Warmup, stable, decay, constant: after the cooldown the rate stays at its floor, while the data may change phase.</summary>
/// <remarks>
/// <para>
/// Update <c>k</c>, counted from 0: <c>Peak k / WarmupSteps</c>, then <c>Peak</c> for <c>StableSteps</c>, then down to <c>Floor</c> over <c>DecaySteps</c> along
/// <c>Shape</c>, then <c>Floor</c> for ever. Deng et al., "PLM", 2025.
/// </para>
/// <para>UNVERIFIED: which decay curve and phase lengths PLM used; both are settings here.</para>
/// </remarks>
public sealed partial class Wsdc
{
    /// <param name="peak">The value of the stable part, at least 0.</param>
    /// <param name="floor">The value after the decay, at least 0; above 0 for the exponential and the inverse shape.</param>
    /// <param name="warmupSteps">Length of the rise in updates.</param>
    /// <param name="stableSteps">Length of the stable part in updates.</param>
    /// <param name="decaySteps">Length of the decay in updates.</param>
    /// <param name="shape">The decay's curve.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Min = 0, Role = HyperRole.Floor)] double floor = 0.1,
        long warmupSteps = 1000, long stableSteps = 8000, long decaySteps = 1000,
        CooldownShape shape = CooldownShape.Exponential) =>
        Curve.Line(0, peak, warmupSteps).Then(Curve.Constant(peak, stableSteps)).Then(Cooldown(shape, peak, floor, decaySteps)).Then(Curve.Constant(floor));

    /// <summary>A cooldown of one of the published shapes, for schedules of yours too.</summary>
    public static Curve Cooldown(CooldownShape shape, double peak, double floor, double steps)
    {
        Curve.Require(shape < CooldownShape.Exponential || floor > 0, "an exponential or inverse cooldown needs a floor above 0");
        return shape switch
        {
            CooldownShape.Linear => Curve.Line(peak, floor, steps),
            CooldownShape.Cosine => Curve.Fall(Profiles.Cosine.Value, peak, floor, steps),
            CooldownShape.OneMinusSqrt => Curve.Fall(t => 1 - Sqrt(t), peak, floor, steps),
            CooldownShape.Square => Curve.Fall(t => 1 - t * t, peak, floor, steps),
            CooldownShape.MirrorCosine => Curve.Fall(t => 2 * (1 - t) - CurveMath.HalfCosine(t), peak, floor, steps),
            CooldownShape.Exponential => Curve.Of(steps, k => peak * Pow(floor / peak, CurveMath.Progress(k, steps))),
            _ => Curve.Of(steps, k => Inverse(peak, floor, CurveMath.Progress(k, steps))),
        };
    }

    private static double Inverse(double peak, double floor, double t) => 1 / (t / floor + (1 - t) / peak);
}
