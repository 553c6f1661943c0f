using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>A schedule: a pure function of the step, evaluated in double. What <c>[Schedule]</c> classes compile to.</summary>
/// <param name="Properties">Every number of the declaration, as a settable property with that number as default.</param>
/// <param name="Phases">The phases as declared, for whoever reasons about joints; the body alone defines the value.</param>
/// <param name="Body">
/// The value at <see cref="StepReference"/> (the update's index, from 0) over the properties. Attributes are sugar that
/// <c>Parsing/Schedules</c> writes out as this body; later the general form binds to the same body. It holds, repeats or
/// continues by itself; a schedule that throws at its end holds here, and its <c>At</c> compares the step with <see cref="Length"/> first.
/// </param>
/// <param name="Length">The declared length in updates (a double) over the properties, or null for a schedule without end.</param>
/// <param name="Checks">What the properties must satisfy together before a value is read.</param>
/// <param name="Tables">Settings that are no single number.</param>
/// <param name="Curves">Further values over the same settings.</param>
public sealed record Schedule(
    string Name,
    EquatableArray<Hyper> Properties,
    EquatableArray<Phase> Phases,
    EquatableArray<Function> Functions,
    Block Body,
    CurveEnd End,
    Expression? Length,
    EquatableArray<Check> Checks,
    EquatableArray<Table> Tables,
    EquatableArray<NamedCurve> Curves) : Unit(Name)
{
    /// <summary>Holding at its end was asked for; without a word a schedule holds too.</summary>
    public bool HoldIsDeclared { get; init; }

    /// <summary>The schedule with one of its further values in place of its own.</summary>
    public Schedule Of(NamedCurve curve) => this with { Body = curve.Body, End = curve.End, Length = curve.Length, Phases = EquatableArray<Phase>.Empty };
}

/// <summary>A setting that is a table: any number of times, each with a value. A table of the declaration is empty.</summary>
public sealed record Table(string Name);

/// <summary>A further value over the same settings, such as the momentum beside a learning rate.</summary>
/// <param name="Body">As <see cref="Schedule.Body"/>.</param>
/// <param name="End">As <see cref="Schedule.End"/>.</param>
/// <param name="Length">As <see cref="Schedule.Length"/>.</param>
public sealed record NamedCurve(string Name, Block Body, CurveEnd End, Expression? Length);

/// <summary>What a schedule does from its length on; the members of <c>ScheduleEnd</c>.</summary>
public enum CurveEnd { Hold, Repeat, Throw, Continue }

/// <summary>One phase of a sequence.</summary>
/// <param name="Name">Names the phase in messages and its properties: <c>Warmup</c>, <c>Decay</c>, <c>Decay2</c>.</param>
/// <param name="Kind">The attribute: <c>Warmup</c>, <c>Hold</c>, <c>Decay</c>, <c>Cooldown</c>, <c>Anneal</c> or <c>Drops</c>.</param>
/// <param name="Length">Length in updates (a double) over the properties; null for a phase without end.</param>
/// <param name="Form">What is known of the value in between.</param>
public sealed record Phase(string Name, string Kind, Expression? Length, PhaseForm Form);

/// <summary>What is known of a phase's value; the members of <c>PieceForm</c>.</summary>
public enum PhaseForm { Curved, Constant, Straight, Monotone }

/// <summary>
/// A condition over several properties. The analyzers evaluate it for the declared numbers, generated code for those in
/// use: one rule and one wording for both.
/// </summary>
/// <param name="Id">The finding it is reported as.</param>
/// <param name="Condition">Holds where all is well.</param>
/// <param name="Message">A composite format over <paramref name="Numbers"/>, which are doubles.</param>
public sealed record Check(string Id, Expression Condition, string Message, EquatableArray<Expression> Numbers);
