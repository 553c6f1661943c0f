using System;

namespace ScheduleDsl;

/// <summary>
/// Marks a partial class as a schedule: phases in the order of their attributes, all on one declaration of the class. On a method
/// <c>static Curve Define(...)</c> it marks the method's class instead, and the schedule is the <see cref="Curve"/> that the method returns: its
/// parameters become settable properties, and a further method <c>DefineMomentum</c> gives the named curve <c>Momentum</c>.
/// </summary>
/// <remarks>
/// Updates are counted from 0. Update <c>k</c> of a phase of length <c>L</c> that began at <c>s</c> sees time
/// <c>t = (k - s) / L</c>, so a phase reaches its end value exactly where the next one begins, and the value at the
/// schedule's own end is the first that is held. Every number becomes the default of a settable property:
/// <c>[Warmup(Steps = 10)]</c> gives <c>WarmupSteps</c>; a second warmup's number is <c>Warmup2Steps</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class ScheduleAttribute : Attribute
{
    /// <summary>The value that warmups rise to and decays fall from, in units of what is driven; finite, at least 0.</summary>
    public double Peak { get; set; } = 1;

    /// <summary>
    /// Length of the whole schedule in updates. Where it is left out, either every phase has <see cref="PhaseAttribute.Steps"/>
    /// (a last <see cref="HoldAttribute"/>, or <see cref="DropsAttribute.EverySteps"/>, may then go on without end), or it has to be set on the instance.
    /// </summary>
    public long Steps { get; set; }

    /// <summary>What the schedule does from its length on.</summary>
    /// <remarks>Phases that together fall short of <see cref="Steps"/> need this to be stated.</remarks>
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

    /// <summary>
    /// Goes on with the formula of the last phase whose length is not 0: update <c>k</c> still sees <c>t = (k - s) / L</c>, now
    /// above 1.
    /// </summary>
    /// <remarks>
    /// A cosine rises again and has the period <c>2 L</c>, as PyTorch's <c>CosineAnnealingLR</c>; a line falls below its floor, and
    /// below 0 in the end; marks in percent lie behind, so that drops and marked readings hold.
    /// </remarks>
    Continue,
}

/// <summary>
/// Length of a phase, shared by all of them: exactly one unit, or none for the one phase that takes what is left of the
/// schedule. A phase of length 0 is legal and vanishes.
/// </summary>
public abstract class PhaseAttribute : Attribute
{
    /// <summary>Length in updates, at least 0.</summary>
    public long Steps { get; set; }

    /// <summary>
    /// Length as a fraction of the schedule, in [0, 1]. Joints are rounded rather than lengths, so that fractions which
    /// sum to 1 fill the schedule: the first n of them take their sum times the schedule's length, to the nearest update (ties to even).
    /// </summary>
    public double Fraction { get; set; }
}

/// <summary>Rises linearly to the peak: <c>from + (peak - from) t</c>.</summary>
/// <remarks>Without a starting value it rises from 0, or from what the phases before it reached.</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class WarmupAttribute : PhaseAttribute
{
    /// <summary>Value at the start, in units of what is driven; at most the peak.</summary>
    public double From { get; set; }

    /// <summary>Value at the start as a fraction of the peak, in [0, 1].</summary>
    public double FromOfPeak { get; set; }
}

/// <summary>Stays at the value that the phases before it reached; at the peak if it is the first.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class HoldAttribute : PhaseAttribute;

/// <summary>
/// Falls along a profile from the value that the phases before it reached (the peak, mostly) towards a floor:
/// <c>floor + (start - floor) profile(t)</c>.
/// </summary>
/// <param name="profile">A <see cref="ProfileAttribute"/> class.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false, AllowMultiple = true)]
public sealed class DecayAttribute(Type profile) : PhaseAttribute
{
    /// <summary>The shape.</summary>
    public Type Profile { get; } = profile;

    /// <summary>The value where the profile is 0, in units of what is driven; at most the peak.</summary>
    public double Floor { get; set; }

    /// <summary>The value where the profile is 0, as a fraction of the peak, in [0, 1].</summary>
    public double FloorOfPeak { get; set; }
}

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
/// How often the profile of the <see cref="DecayAttribute"/> before it is read: at the start of the phase and at each mark,
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
