using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>What can be wrong with a modifier.</content>
public sealed partial record FindingKind
{
    public static readonly FindingKind ModifierMethods = Error("SDL060",
        "Modifier has not the methods that it needs", "'{0}': {1}");

    public static readonly FindingKind ModifierSignature = Error("SDL061",
        "Method of a modifier has another signature", "'{0}' must be '{1}'; what else it takes is marked [Input]");

    public static readonly FindingKind VaryingGate = Error("SDL062",
        "Whether to apply differs from weight to weight",
        "'{0}' differs from weight to weight, and an update is applied to all weights or to none: count over Across.All");

    public static readonly FindingKind HyperOfRule = Error("SDL063",
        "Hyperparameter of the rule is declared wrongly", "'{0}' cannot be a hyperparameter of the rule: {1}");

    public static readonly FindingKind ReadingChangesState = Error("SDL064",
        "A method that gives a value for others changes a state", "'{0}' is changed in a method marked [{1}], which gives others a value and changes no state");

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Modifiers { get; } =
        [ModifierMethods, ModifierSignature, VaryingGate, HyperOfRule, ReadingChangesState];
}
