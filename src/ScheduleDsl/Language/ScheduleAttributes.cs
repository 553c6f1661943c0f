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
/// <c>[Warmup(Steps = 10)]</c> gives <c>WarmupSteps</c>, of type <see cref="ScheduleDsl.Steps"/>; a second warmup's number is <c>Warmup2Steps</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, Inherited = false)]
public sealed class ScheduleAttribute : Attribute
{
    /// <summary>The value that warmups rise to and decays fall from, in units of what is driven; finite, at least 0.</summary>
    public double Peak { get; set; } = 1;

    /// <summary>
    /// Length of the whole schedule in updates. Where it is left out, either every phase has <see cref="PhaseAttribute.Steps"/>
    /// or another unit of its own (a last <see cref="HoldAttribute"/>, or <see cref="DropsAttribute.EverySteps"/>, may then go on without end),
    /// or the <see cref="PlanAttribute"/> gives it, or it has to be set on the instance.
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
