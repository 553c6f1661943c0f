using System;

namespace ScheduleDsl;

/// <summary>
/// Marks a partial class as a schedule: phases in the order of their attributes. Update <c>k</c> (from 0) of a phase of
/// length <c>L</c> that began at <c>s</c> sees time <c>t = (k - s) / L</c>, so a phase reaches its end value exactly where the
/// next begins. Every number becomes the default of a settable property.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ScheduleAttribute : Attribute
{
    /// <summary>The largest value, in units of what is driven.</summary>
    public double Peak { get; set; } = 1;

    /// <summary>Length of the whole schedule in updates.</summary>
    public long Steps { get; set; }

    /// <summary>What the schedule does after its last step.</summary>
    public ScheduleEnd End { get; set; }
}

/// <summary>What a schedule does from its declared length on.</summary>
public enum ScheduleEnd
{
    /// <summary>Keeps the value that the last phase reaches at its end.</summary>
    Hold,

    /// <summary>Starts over.</summary>
    Repeat,

    /// <summary>Reading a value is an error.</summary>
    Throw,
}

/// <summary>Length of a phase, shared by all of them: exactly one unit, or none for the one phase that takes what is left.</summary>
public abstract class PhaseAttribute : Attribute
{
    /// <summary>Length in updates; 0 is legal, the phase then vanishes.</summary>
    public long Steps { get; set; } = -1;

    /// <summary>Length as a fraction of the schedule, in [0, 1], rounded to the nearest update (ties to even).</summary>
    public double Fraction { get; set; } = double.NaN;
}

/// <summary>Rises to the peak: <c>from + (peak - from) * t</c>, or along a profile.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WarmupAttribute : PhaseAttribute
{
    /// <summary>Value at the start as a fraction of the peak.</summary>
    public double FromOfPeak { get; set; }
}

/// <summary>Stays at the value that the phase before it reached; the peak if it is the first.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HoldAttribute : PhaseAttribute;

/// <summary>Falls from the peak to a floor along a profile: <c>floor + (peak - floor) * profile(t)</c>.</summary>
/// <param name="profile">A <see cref="ProfileAttribute"/> class.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DecayAttribute(Type profile) : PhaseAttribute
{
    /// <summary>The shape.</summary>
    public Type Profile { get; } = profile;

    /// <summary>Value at the end as a fraction of the peak.</summary>
    public double FloorOfPeak { get; set; }
}

/// <summary>
/// Multiplies the rate by <see cref="Factor"/> at each mark: the classical step schedule. A mark of <c>m</c> percent takes
/// effect at the first update <c>k</c> of the phase with <c>100 k &gt;= m L</c>.
/// </summary>
/// <param name="percents">Marks in percent of the phase, rising.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DropsAttribute(params double[] percents) : PhaseAttribute
{
    /// <summary>Marks in percent of the phase.</summary>
    public double[] Percents { get; } = percents;

    /// <summary>What each mark multiplies by.</summary>
    public double Factor { get; set; } = 0.1;
}

/// <summary>
/// How often the decay's profile is read (Chen, Wolfe, Kyrillidis 2021): at the start of the phase and at each mark, and
/// held in between. Without this attribute it is read at every update.
/// </summary>
/// <param name="percents">Marks in percent of the phase, rising: <c>[Sampling(50, 75)]</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SamplingAttribute(params double[] percents) : Attribute
{
    /// <summary>Marks in percent of the phase.</summary>
    public double[] Percents { get; } = percents;

    /// <summary>Reads at every multiple of this many percent instead of at listed marks; 0 means at every update.</summary>
    public double EveryPercent { get; set; }
}
