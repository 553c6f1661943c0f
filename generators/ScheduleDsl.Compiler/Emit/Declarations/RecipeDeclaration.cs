using ScheduleDsl.Compiler.Collections;

namespace ScheduleDsl.Compiler.Emit.Declarations;

/// <summary>A recipe as declared, checked against the optimizer that it names.</summary>
/// <param name="Settings">Global name of the optimizer's settings record.</param>
/// <param name="Values">Hyperparameters that differ from their defaults, as C# expressions.</param>
/// <param name="Steps">Number of updates.</param>
/// <param name="BatchSize">Samples in one update; 0 where the plan does not say.</param>
public sealed record RecipeDeclaration(
    TypeDeclaration Type,
    string Settings,
    EquatableArray<HyperValue> Values,
    long Steps,
    int BatchSize,
    EquatableArray<RecipeGroup> Groups);

/// <summary>A hyperparameter by name with a C# expression for its value.</summary>
public sealed record HyperValue(string Hyper, string Expression);

/// <summary>A parameter group of a recipe.</summary>
public sealed record RecipeGroup(
    string Name, string? Pattern, int MinRank, int MaxRank, EquatableArray<HyperValue> Overrides, double RateMultiplier);
