using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>A schedule: a pure function of the step, evaluated in double. What <c>[Schedule]</c> classes compile to.</summary>
/// <param name="Properties">Every number of the declaration, as a settable property with that number as default.</param>
/// <param name="Body">
/// The value at <see cref="StepReference"/> (the update's index, from 0) over the properties. Attributes are sugar that
/// <c>Parsing/Schedules</c> writes out as this body; later the general form binds to the same body.
/// </param>
/// <param name="Phases">The phases as declared, for whoever reasons about joints; the body alone defines the value.</param>
public sealed record Schedule(
    string Name,
    EquatableArray<Hyper> Properties,
    EquatableArray<Phase> Phases,
    EquatableArray<Function> Functions,
    Block Body) : Unit(Name);

/// <summary>One phase of a sequence.</summary>
/// <param name="Name">Names the phase in messages and its properties: <c>Warmup</c>, <c>Decay</c>, <c>Decay2</c>.</param>
/// <param name="Kind">The attribute: warmup, hold or decay.</param>
/// <param name="Length">Length in updates over the properties and the lengths before it.</param>
public sealed record Phase(string Name, string Kind, Expression Length);
