using System.Linq;
using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>
/// One DSL type as bound and not yet lowered: a value without Roslyn's types. This is what an assembly carries
/// (<c>Packing</c>), so it is all that a project knows of the rules and schedules it references.
/// </summary>
/// <param name="Name">The type's full name, such as <c>Acme.Optimizers.Lion</c>.</param>
public abstract record Unit(string Name);

/// <summary>The update of one weight: what <c>[Optimizer]</c> classes compile to.</summary>
/// <param name="Functions">Every function that the body reaches, so that the unit is complete on its own.</param>
/// <param name="Body">Ends by returning the parameter's new value.</param>
public sealed record Rule(
    string Name,
    EquatableArray<Hyper> Hypers,
    EquatableArray<State> States,
    EquatableArray<Input> Inputs,
    EquatableArray<Function> Functions,
    Block Body) : Unit(Name)
{
    /// <summary>How it sees a tensor as rows and columns.</summary>
    public MatrixView View { get; init; }

    /// <summary>How many axes its tensors may have; null where any number.</summary>
    public RankRange? Ranks { get; init; }

    /// <summary>How many directions its projections have, an Int64 that is known before the first step; null where it has none.</summary>
    public Expression? Directions { get; init; }

    /// <summary>What a step needs beside parameter and gradient.</summary>
    public System.Collections.Generic.IEnumerable<Input> FurtherInputs => System.Linq.Enumerable.Where(Inputs, i => i.Kind is InputKind.Element or InputKind.Scalar);

    /// <summary>What modifiers do to the gradient before <see cref="Body"/> sees it, in order: each is handed what the one before it made.</summary>
    public EquatableArray<Part> Before { get; init; } = EquatableArray<Part>.Empty;

    /// <summary>
    /// Whether the update is applied: all have to say so. Each is asked at its stage, before its modifier's own part of <see cref="Before"/>; what that
    /// part then does to states is kept whatever the answer.
    /// </summary>
    public EquatableArray<Part> Gates { get; init; } = EquatableArray<Part>.Empty;

    /// <summary>What modifiers do to the parameter behind <see cref="Body"/>, in order.</summary>
    public EquatableArray<Part> After { get; init; } = EquatableArray<Part>.Empty;

    /// <summary>The weight that evaluation uses, in order: each is handed what the one before it made, the first the parameter.</summary>
    public EquatableArray<Part> Evaluation { get; init; } = EquatableArray<Part>.Empty;

    /// <summary>What the gradient's memory holds when the step is over, in order: each is handed what the one before it made, the first the gradient.</summary>
    public EquatableArray<Part> StoredGradient { get; init; } = EquatableArray<Part>.Empty;

    /// <summary>What an applied update writes beside parameter and states, each under its own name.</summary>
    public EquatableArray<Part> Outputs { get; init; } = EquatableArray<Part>.Empty;

    /// <summary>All parts, by kind.</summary>
    public EquatableArray<Part> Parts => new[] { Before, Gates, After, Evaluation, StoredGradient, Outputs }.SelectMany(parts => parts).ToEquatableArray();

    /// <summary>The rule with these parts in place of its own; of one kind they keep their order.</summary>
    public Rule WithParts(System.Collections.Generic.IReadOnlyCollection<Part> parts)
    {
        return this with
        {
            Before = Of(PartKind.Gradient),
            Gates = Of(PartKind.Gate),
            After = Of(PartKind.Parameter),
            Evaluation = Of(PartKind.Evaluation),
            StoredGradient = Of(PartKind.StoredGradient),
            Outputs = Of(PartKind.Output),
        };

        EquatableArray<Part> Of(PartKind kind) => parts.Where(p => p.Kind == kind).ToEquatableArray();
    }

    /// <summary>What comes before <see cref="Body"/> in the order of a step: of each modifier the gate, and then what the gradient becomes.</summary>
    public System.Collections.Generic.IEnumerable<Part> BeforeBody => Before.Concat(Gates)
        .GroupBy(p => (p.Stage, p.Modifier)).OrderBy(g => g.Key.Stage).SelectMany(g => g.OrderBy(p => p.Kind == PartKind.Gate ? 0 : 1));

    /// <summary>A rule and modifiers.</summary>
    public bool IsComposed => Parts.Any(p => p.Modifier.Length > 0);
}

/// <summary>Numbers of axes, both bounds included.</summary>
public sealed record RankRange(int Least, int Most);

/// <summary>How a tensor is seen as rows and columns; the names are those of the attribute's enum.</summary>
public enum MatrixView { FirstAxis, LastTwoAxes }

/// <summary>A continuous shape on [0, 1] with value 1 at its start: what <c>[Profile]</c> classes compile to.</summary>
/// <param name="Value">Its first parameter is the time, the others are <see cref="Settings"/>, in their order.</param>
public sealed record Profile(string Name, Function Value, EquatableArray<Function> Functions) : Unit(Name)
{
    /// <summary>Further numbers of the shape, by the names that properties give them: <c>Power</c>.</summary>
    public EquatableArray<Hyper> Settings { get; init; } = EquatableArray<Hyper>.Empty;

    /// <summary>Its author declares that it never rises on [0, 1].</summary>
    public bool IsFalling { get; init; }
}

/// <summary>Pure functions for rules of any assembly: what <c>[Functions]</c> classes compile to.</summary>
public sealed record FunctionLibrary(string Name, EquatableArray<Function> Functions) : Unit(Name);

/// <summary>A settable number: a hyperparameter of a rule, or a property of a schedule.</summary>
/// <param name="EnumType">The enum's full name where the hyper is one; its <see cref="Type"/> is then Int32.</param>
/// <param name="Default">The default as text, as a <see cref="Literal"/> has it.</param>
/// <param name="Role">A member name of <c>HyperRole</c>: analyzers and modifiers know hypers by role, never by name.</param>
public sealed record Hyper(
    string Name, IrType Type, string? EnumType, string Default, Bounds Bounds, string Role)
{
    /// <summary>A schedule may drive it: such a value has step rate, all others run rate.</summary>
    public bool CanFollowSchedule => Type == IrType.Float64;

    /// <summary>Of a modifier: the hyper is that of the rule with the same role, and the modifier has none of its own.</summary>
    public bool IsOfRule { get; init; }

    /// <summary>What a schedule's length is counted in; where there is one, the property has the type of that name.</summary>
    public HyperUnit Unit { get; init; }
}

/// <summary>What a length is counted in; the names are those of the types in <c>Language/Units</c>.</summary>
public enum HyperUnit { None, Steps, Fraction, Epochs, Samples, Tokens }

/// <summary>An interval; a missing bound is infinite.</summary>
public sealed record Bounds(double? Min, double? Above, double? Max, double? Below)
{
    public static Bounds None { get; } = new(null, null, null, null);

    public bool Contains(double value) =>
        !(value < Min) && !(value <= Above) && !(value > Max) && !(value >= Below) && !double.IsNaN(value);
}

/// <summary>What a state field has one value for.</summary>
public enum StateSpace { Element, Row, Column, Block, Tensor, Global, RowsByRows, ColumnsByColumns, RowsByRank, RankByColumns, RankByRank, Rank }

/// <summary>A state field.</summary>
/// <param name="Type">Float32 where the values differ within a tensor; a tensor's or the run's one value is a Float64.</param>
/// <param name="Initial">Its value before the first step: a literal or a hyper.</param>
/// <param name="When">The uniform condition under which it exists, or null where it always does. It is known before the first step.</param>
public sealed record State(string Name, IrType Type, StateSpace Space, Expression Initial, Expression? When)
{
    /// <summary>The length of a <see cref="StateSpace.Block"/>, an Int64 that is known before the first step; null in every other space.</summary>
    public Expression? BlockLength { get; init; }
}

/// <summary>Which role an input of the update plays.</summary>
public enum InputKind
{
    Parameter,
    Gradient,

    /// <summary>A further number for each weight, such as a Hessian diagonal: Float32.</summary>
    Element,

    /// <summary>A further number for the run and step, such as the loss: Float64, and uniform.</summary>
    Scalar,

    /// <summary>The parameter as the rule and the modifiers so far have left it; only what comes after the rule has it.</summary>
    Updated,
}

/// <summary>A parameter of the update method.</summary>
public sealed record Input(string Name, IrType Type, InputKind Kind)
{
    /// <summary>The uniform condition under which a step needs it, or null where it always does; parameter and gradient have none.</summary>
    public Expression? When { get; init; }

    /// <summary>Of one number for the step: it is 0 where nobody sets it.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>A pure function over scalars.</summary>
/// <param name="Id">Full name and parameter types, such as <c>ScheduleDsl.Language.Exp(float)</c>: overloads differ.</param>
/// <param name="IsPublic">Callable from generated code by its full name; a private one is always inlined.</param>
public sealed record Function(string Id, EquatableArray<FunctionParameter> Parameters, IrType Result, Block Body, bool IsPublic);

public sealed record FunctionParameter(string Name, IrType Type);
