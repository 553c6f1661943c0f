using System;

namespace ScheduleDsl;

/// <summary>
/// Length of a phase, shared by all of them: exactly one unit, or none for the one phase that takes what is left of the
/// schedule. A phase of length 0 is legal and vanishes.
/// </summary>
/// <remarks>
/// Joints are rounded rather than lengths: of the phases in one unit, the first n end after their sum in that unit, to the nearest
/// update (ties to even). So fractions that sum to 1 fill the schedule, and half an epoch twice is an epoch. What epochs, samples
/// and tokens are in updates is said by the plan: <see cref="PlanAttribute"/>, or <c>Over(plan)</c>.
/// </remarks>
public abstract class PhaseAttribute : Attribute
{
    /// <summary>Length in updates, at least 0.</summary>
    public long Steps { get; set; }

    /// <summary>Length as a fraction of the schedule, in [0, 1].</summary>
    public double Fraction { get; set; }

    /// <summary>Length in passes over the data set, at least 0. The plan has to know the data set's size and the batch size.</summary>
    public double Epochs { get; set; }

    /// <summary>Length in samples, at least 0. The plan has to know the batch size.</summary>
    public long Samples { get; set; }

    /// <summary>Length in tokens, at least 0. The plan has to know the batch size and the sequence length.</summary>
    public long Tokens { get; set; }
}

/// <summary>
/// Rises to the peak: <c>from + (peak - from) t</c>, or along a profile <c>p</c> read upside down: <c>from + (peak - from) (1 - p(t))</c>.
/// </summary>
/// <remarks>
/// Without a starting value it rises from 0, or from what the phases before it reached: a further warmup re-warms. A profile that does
/// not fall to 0 leaves the peak out of reach, and the next phase begins where the warmup ended.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class WarmupAttribute : PhaseAttribute
{
    /// <summary>Rises in a line.</summary>
    public WarmupAttribute()
    {
    }

    /// <summary>Rises along a profile: <c>[Warmup(typeof(Profiles.Cosine), Steps = 100)]</c>.</summary>
    /// <param name="profile">A <see cref="ProfileAttribute"/> class.</param>
    public WarmupAttribute(Type profile) => Profile = profile;

    /// <summary>The shape, read upside down; null for a line.</summary>
    public Type? Profile { get; }

    /// <summary>Settings of the profile that differ from their defaults: <c>"Power=2"</c>.</summary>
    public string Set { get; set; } = "";

    /// <summary>Value at the start, in units of what is driven; at most the peak.</summary>
    public double From { get; set; }

    /// <summary>Value at the start as a fraction of the peak, in [0, 1].</summary>
    public double FromOfPeak { get; set; }
}

/// <summary>Stays at the value that the phases before it reached; at the peak if it is the first.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HoldAttribute : PhaseAttribute;

/// <summary>
/// Multiplies by <see cref="Factor"/> at each mark: the classical step schedule. A mark of <c>m</c> percent takes
/// effect at the first update <c>k</c> of the phase with <c>100 k &gt;= m L</c>. Instead of at marks it may drop every so many
/// updates: <c>[Drops(EverySteps = 30)]</c>.
/// </summary>
/// <param name="percents">Marks in percent of the phase, in [0, 100], never falling; a mark given twice multiplies twice.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DropsAttribute(params double[] percents) : PhaseAttribute
{
    /// <summary>Marks in percent of the phase; the properties <c>DropsAt1</c>, <c>DropsAt2</c>, ...</summary>
    public double[] Percents { get; } = percents;

    /// <summary>
    /// Drops every this many updates, at least 1, instead of at marks: update <c>k</c> of the phase gets <c>Factor^floor(k / EverySteps)</c>
    /// of the value that the phases before it reached. As the last phase it needs no length, and then goes on without end.
    /// </summary>
    public long EverySteps { get; set; }

    /// <summary>What each drop multiplies by, at least 0.</summary>
    public double Factor { get; set; } = 0.1;
}

/// <summary>
/// How often the profile of the fall (<see cref="DecayAttribute"/>, <see cref="CooldownAttribute"/>, <see cref="AnnealAttribute"/>) before it is read: at the start of the phase and at each mark,
/// and held in between. Without this attribute it is read at every update.
/// </summary>
/// <remarks>
/// Chen, Wolfe, Kyrillidis, "REX: Revisiting Budgeted Training with an Improved Schedule", 2021: a schedule is a profile and
/// a sampling rate. Update <c>k</c> of a phase of length <c>L</c> reads the profile at <c>m / 100</c> for the largest mark
/// <c>m</c> (0 among them) with <c>100 k &gt;= m L</c>.
/// </remarks>
/// <param name="percents">Marks in percent of the phase, in [0, 100], rising: <c>[Sampling(50, 75)]</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class SamplingAttribute(params double[] percents) : Attribute
{
    /// <summary>Marks in percent of the phase; the properties <c>SamplingAt1</c>, <c>SamplingAt2</c>, ...</summary>
    public double[] Percents { get; } = percents;

    /// <summary>Reads at every multiple of this many percent instead of at listed marks; 0 means at every update.</summary>
    public double EveryPercent { get; set; }
}
