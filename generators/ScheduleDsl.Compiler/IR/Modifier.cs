using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.IR;

/// <summary>The order of a step; the names are those of <c>ScheduleDsl.ModifierStage</c>.</summary>
public enum ModifierStage { Accumulate, Unscale, Check, Centralize, Noise, Clip, CoupledDecay, UpdateMask, Decay, Project, Average, Wrap, Store }

/// <summary>What a part of a modifier says.</summary>
public enum PartKind
{
    /// <summary>What the gradient becomes.</summary>
    Gradient,

    /// <summary>What the parameter becomes.</summary>
    Parameter,

    /// <summary>Whether the update is applied: a Bool that is uniform over the run.</summary>
    Gate,

    /// <summary>The weight that evaluation uses.</summary>
    Evaluation,

    /// <summary>What the gradient's memory holds when the step is over, whether the update was applied or not.</summary>
    StoredGradient,

    /// <summary>What an applied update writes to memory that the run is handed for it.</summary>
    Output,
}

/// <summary>One of the methods of a modifier, or what a rule has beside its update.</summary>
/// <param name="Modifier">What the modifier is called where it is attached; empty for what a rule itself has.</param>
/// <param name="Inputs">The method's parameters. A part of a composed rule reads further inputs by their names, as the rule does.</param>
/// <param name="Body">Ends by returning what <paramref name="Kind"/> says.</param>
public sealed record Part(string Modifier, ModifierStage Stage, PartKind Kind, EquatableArray<Input> Inputs, Block Body)
{
    /// <summary>Of an output: the name by which a run is handed its memory. Of a modifier that is not attached yet it means nothing.</summary>
    public string Output { get; init; } = "";

    /// <summary>What loops call that memory. No state and no input can be called so.</summary>
    public string OutputTensor => Output + "..output";
}

/// <summary>Something that any rule can be composed with: what <c>[Modifier]</c> classes compile to.</summary>
/// <param name="Functions">Every function that the parts reach, so that the unit is complete on its own.</param>
/// <param name="Parts">In the order of <see cref="PartKind"/>, at most one of each.</param>
public sealed record Modifier(
    string Name,
    ModifierStage Stage,
    EquatableArray<Hyper> Hypers,
    EquatableArray<State> States,
    EquatableArray<Function> Functions,
    EquatableArray<Part> Parts) : Unit(Name);
