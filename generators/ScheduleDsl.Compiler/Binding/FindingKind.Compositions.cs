using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>What can be wrong with an optimizer that is composed of a rule and modifiers.</content>
public sealed partial record FindingKind
{
    public static readonly FindingKind ComposedOfNoRule = Error("SDL220",
        "Composed of something that is no rule", "'{0}' cannot be composed of '{1}': {2}");

    public static readonly FindingKind NotAModifier = Error("SDL221",
        "Attached something that is no modifier", "'{0}' is not a [Modifier] class{1}");

    public static readonly FindingKind ComposedWithUpdate = Error("SDL222",
        "Composed optimizer has members of its own", "'{0}' is composed of a rule, so it has no {1} of its own");

    public static readonly FindingKind WithoutCompose = Error("SDL223",
        "Modifier without a rule", "'{0}' attaches modifiers to nothing: say [Compose<...>] of which rule it is made");

    public static readonly FindingKind ComposedOnSeveralDeclarations = Error("SDL224",
        "Modifiers are attached on several declarations", "the modifiers of '{0}' stand on several declarations, whose order C# does not define: put them on one");

    public static readonly FindingKind CannotCompose = Error("SDL225",
        "Rule and modifiers do not fit together", "'{0}' cannot be composed: {1}");

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Compositions { get; } =
        [ComposedOfNoRule, NotAModifier, ComposedWithUpdate, WithoutCompose, ComposedOnSeveralDeclarations, CannotCompose];
}
