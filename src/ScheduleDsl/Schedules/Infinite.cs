using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The way an <see cref="Infinite"/> schedule comes down to its constant part.</summary>
public enum InfiniteCooldown
{
    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary><c>Peak + (Constant - Peak) h(y) / h(1)</c> with <c>h(y) = 1 / sqrt(1 + Alpha y) - 1</c>.</summary>
    InverseSqrt,

    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>None: the constant value from the end of the warmup on.</summary>
    Constant,
}

/// <summary>An infinite schedule: warmup, cooldown, a constant part that may last for ever, and an annealing for a deliverable model.</summary>
/// <remarks>
/// <para>
/// Up to <c>Peak</c> over <c>WarmupSteps</c>, down to <c>Constant</c> over <c>CooldownSteps</c> along <c>Shape</c>, <c>Constant</c> for <c>ConstantSteps</c>, then
/// <c>Constant (Floor / Constant)^(k / AnnealSteps)</c> for <c>AnnealSteps</c> updates. Further data sets start in the constant part: <c>WarmupSteps = 0,
/// CooldownSteps = 0</c>. Checkpoints of the constant part can be continued without a budget, or annealed at any time.
/// </para>
/// <para>Ibrahim et al., "Simple and Scalable Strategies to Continually Pre-train Large Language Models", 2024; Singh et al., 2025.</para>
/// </remarks>
public sealed partial class Infinite
{
    /// <param name="peak">The value after the warmup, at least 0.</param>
    /// <param name="constant">The value of the constant part, above 0.</param>
    /// <param name="floor">The value after the annealing, above 0.</param>
    /// <param name="warmupSteps">Length of the rise in updates.</param>
    /// <param name="cooldownSteps">Length of the way down to the constant part in updates.</param>
    /// <param name="constantSteps">Length of the constant part in updates.</param>
    /// <param name="annealSteps">Length of the annealing in updates; 0 stays constant for ever.</param>
    /// <param name="shape">The way down to the constant part.</param>
    /// <param name="alpha">Bend of the inverse square root, above 0.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0)] double peak = 1, [Setting(Above = 0)] double constant = 0.5, [Setting(Above = 0)] double floor = 0.1, long warmupSteps = 100,
        long cooldownSteps = 3000, long constantSteps = 5000, long annealSteps = 1000, InfiniteCooldown shape = InfiniteCooldown.Cosine,
        [Setting(Above = 0)] double alpha = 10)
    {
        double top = shape == InfiniteCooldown.Constant ? constant : peak;
        Curve cooldown = shape switch
        {
            InfiniteCooldown.Cosine => Curve.Fall(Profiles.Cosine.Value, peak, constant, cooldownSteps),
            InfiniteCooldown.InverseSqrt => Curve.Fall(t => 1 - (1 / Sqrt(1 + alpha * t) - 1) / (1 / Sqrt(1 + alpha) - 1), peak, constant, cooldownSteps),
            InfiniteCooldown.Linear => Curve.Line(peak, constant, cooldownSteps),
            _ => Curve.Constant(constant, cooldownSteps),
        };
        return Curve.Line(0, top, warmupSteps)
            .Then(cooldown)
            .Then(Curve.Constant(constant, constantSteps))
            .Then(Curve.Of(annealSteps, k => constant * Pow(floor / constant, CurveMath.Progress(k, annealSteps))));
    }
}
