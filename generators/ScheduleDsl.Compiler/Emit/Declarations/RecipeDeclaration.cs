using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>A recipe as declared, checked against the optimizer that it names.</summary>
/// <param name="Settings">Global name of the optimizer's settings record.</param>
/// <param name="Values">Hyperparameters that differ from their defaults, as C# expressions.</param>
/// <param name="Quantities">What follows a schedule and is no hyperparameter, as C# expressions.</param>
/// <param name="Schedules">Global names of the schedules; <see cref="RecipeSource.ScheduleField"/> names the field of each in the expressions.</param>
public sealed record RecipeDeclaration(
    TypeDeclaration Type,
    string Settings,
    EquatableArray<HyperValue> Values,
    EquatableArray<HyperValue> Quantities,
    EquatableArray<string> Schedules,
    RecipePlan Plan,
    EquatableArray<RecipeGroup> Groups)
{
    /// <summary>What its runs keep their numbers in, as an initialiser; null where it does not say.</summary>
    public string? Precision { get; init; }
}

/// <summary>The plan of a recipe; 0 where it does not say.</summary>
public sealed record RecipePlan(long Steps, int BatchSize, int Accumulation, long DatasetSize, int SequenceLength);

/// <summary>A hyperparameter by name with a C# expression for its value.</summary>
public sealed record HyperValue(string Hyper, string Expression);

/// <summary>A parameter group of a recipe.</summary>
public sealed record RecipeGroup(
    string Name, string? Pattern, int MinRank, int MaxRank, EquatableArray<HyperValue> Overrides, double RateMultiplier);
