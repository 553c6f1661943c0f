using System.Collections.Immutable;

namespace ScheduleDsl.Compiler.Binding;

/// <content>Everything that can be wrong with a recipe.</content>
public sealed partial record FindingKind
{
    public static readonly FindingKind RecipeOptimizer = Error("SDL201",
        "Recipe has no optimizer", "'{0}' is not an [Optimizer] class");

    public static readonly FindingKind UnknownHyper = Error("SDL202",
        "Hyperparameter is unknown", "'{0}' has no hyperparameter '{1}': it has {2}");

    public static readonly FindingKind NotASchedule = Error("SDL203",
        "Hyperparameter follows something that is not a schedule", "'{0}' is not a [Schedule] class");

    public static readonly FindingKind CannotFollow = Error("SDL204",
        "Hyperparameter cannot follow a schedule", "'{0}' of '{1}' is {2}: only a Scalar hyperparameter can follow a schedule");

    public static readonly FindingKind SetSyntax = Error("SDL205",
        "Settings text cannot be read", "'{0}' is not of the form \"Name=number, Name=number\": {1}");

    public static readonly FindingKind SetOutOfRange = Error("SDL206",
        "Setting is out of range", "{0}.{1} is {2}: it must be {3}");

    public static readonly FindingKind HyperTwice = Error("SDL207",
        "Hyperparameter is given twice", "'{0}' is given twice: a hyperparameter has one value or one schedule");

    public static readonly FindingKind PlanSteps = Error("SDL208",
        "Plan has no steps", "the plan of '{0}' has {1} steps: give at least 1 by [Plan(Steps = ...)]");

    public static readonly FindingKind GroupSelectsNothing = Error("SDL209",
        "Group has no condition", "the group '{0}' has no condition: give Names, MinRank or MaxRank");

    public static readonly FindingKind RecipeNumber = Error("SDL210",
        "Number of a recipe is out of range", "{0} of '{1}' is {2}: it must be {3}");

    public static readonly FindingKind SettingsFile = Error("SDL211",
        "Settings file cannot be read", "{0}");

    public static readonly FindingKind PrecisionDoesNotFit = Error("SDL212",
        "Precision of a recipe does not fit together", "the precision of '{0}' has {1}");

    /// <summary>All of the above, in the order of their ids.</summary>
    public static ImmutableArray<FindingKind> Recipes { get; } =
    [
        RecipeOptimizer, UnknownHyper, NotASchedule, CannotFollow, SetSyntax, SetOutOfRange, HyperTwice, PlanSteps,
        GroupSelectsNothing, RecipeNumber, SettingsFile, PrecisionDoesNotFit,
    ];
}
