using System;

namespace ScheduleDsl;

/// <summary>
/// Falls along a profile from the value that the phases before it reached towards a floor: <c>floor + (start - floor) profile(t)</c>.
/// </summary>
/// <param name="profile">A <see cref="ProfileAttribute"/> class.</param>
public abstract class FallAttribute(Type profile) : PhaseAttribute
{
    /// <summary>The shape.</summary>
    public Type Profile { get; } = profile;

    /// <summary>
    /// Settings of the profile that differ from their defaults: <c>"Power=2"</c>. Each is a property, too: the <c>Power</c> of
    /// <c>[Decay(typeof(Profiles.Polynomial))]</c> is <c>DecayPower</c>.
    /// </summary>
    public string Set { get; set; } = "";

    /// <summary>The value where the profile is 0, in units of what is driven; at most the peak.</summary>
    public double Floor { get; set; }

    /// <summary>The value where the profile is 0, as a fraction of the peak, in [0, 1].</summary>
    public double FloorOfPeak { get; set; }
}

/// <summary>
/// Falls along a profile from the value that the phases before it reached (the peak, mostly) towards a floor:
/// <c>floor + (start - floor) profile(t)</c>. The fall that is the body of a schedule: cosine, REX, linear.
/// </summary>
/// <param name="profile">A <see cref="ProfileAttribute"/> class.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DecayAttribute(Type profile) : FallAttribute(profile);

/// <summary>
/// The same fall as <see cref="DecayAttribute"/>, by the name that it has after a plateau which needs no budget: the end of
/// warmup-stable-decay, the way from the peak to the plateau of an infinite schedule. Its numbers are <c>CooldownSteps</c>,
/// <c>CooldownFloor</c> and so on.
/// </summary>
/// <param name="profile">A <see cref="ProfileAttribute"/> class.</param>
/// <remarks>Hägele et al., "Scaling Laws and Compute-Optimal Training Beyond Fixed Training Durations", 2024.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class CooldownAttribute(Type profile) : FallAttribute(profile);

/// <summary>
/// The fall that turns what a plateau reached into a model: that of <see cref="DecayAttribute"/>, whose floor may also be told by
/// where the fall begins, since after a plateau that is not the peak. Its numbers are <c>AnnealSteps</c>, <c>AnnealFloor</c> and so on.
/// </summary>
/// <param name="profile">A <see cref="ProfileAttribute"/> class.</param>
/// <remarks>
/// Ibrahim et al., "Simple and Scalable Strategies to Continually Pre-train Large Language Models", 2024. Their exponential annealing
/// from <c>c</c> to <c>m</c> is <see cref="ScheduleDsl.Profiles.Exponential"/> with <c>Ratio = m / c</c> towards 0.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class AnnealAttribute(Type profile) : FallAttribute(profile)
{
    /// <summary>The value where the profile is 0, as a fraction of the value at which the fall begins, in [0, 1].</summary>
    public double FloorOfStart { get; set; }
}
