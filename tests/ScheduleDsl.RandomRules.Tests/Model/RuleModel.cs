using System.Collections.Immutable;

namespace ScheduleDsl.RandomRules.Tests.Model;

/// <summary>An optimizer class, and what it is run on.</summary>
/// <param name="Inputs">What it takes beside parameter and gradient.</param>
/// <param name="View">Whether tensors are seen by their last two axes.</param>
internal sealed record RuleModel(
    ImmutableArray<HyperModel> Hypers, ImmutableArray<StateModel> States, ImmutableArray<InputModel> Inputs, ImmutableArray<Statement> Body, bool View, Workload Work)
{
    public override string ToString() => $"{RulePrinter.Print(this, "Drawn")}\n{Work}";
}

/// <summary>A hyperparameter.</summary>
/// <param name="Type"><c>Scalar</c>, <c>bool</c>, <c>int</c> or <c>Mode</c>.</param>
/// <param name="Default">The default as C#.</param>
/// <param name="Value">The value that runs use; a bool is 0 or 1, an enum its value.</param>
internal sealed record HyperModel(string Name, string Type, string Default, double Value);

/// <summary>A state.</summary>
/// <param name="Arguments">What stands in the brackets of its attribute.</param>
/// <param name="When">The bool hyperparameter that it exists under, or null.</param>
internal sealed record StateModel(string Name, Kind Kind, string Arguments, string? When = null);

/// <summary>A further input: a number of each weight, or one of the run.</summary>
internal sealed record InputModel(string Name, Kind Kind);

/// <summary>Tensors, numbers and steps.</summary>
/// <param name="Shapes">Shapes of the tensors.</param>
/// <param name="Steps">How many steps are compared.</param>
/// <param name="Seed">Seed of weights and gradients.</param>
/// <param name="HasOddNumbers">Whether there are zeros of both signs, denormals, infinities and NaN among the numbers.</param>
/// <param name="IsArena">Whether tensors lie in one arena, padded, rather than where the garbage collector put them.</param>
/// <param name="IsWide">Whether the rule is run in double too, arm against arm.</param>
/// <param name="IsLarge">Whether a tensor is added that two threads share, arm against arm.</param>
internal sealed record Workload(
    ImmutableArray<ImmutableArray<int>> Shapes, int Steps, int Seed, bool HasOddNumbers, bool IsArena, bool IsWide, bool IsLarge)
{
    public override string ToString() =>
        $"// on {string.Join(", ", System.Linq.Enumerable.Select(Shapes, s => $"[{string.Join(", ", s)}]"))}; {Steps} steps, seed {Seed}"
        + $"{(HasOddNumbers ? ", odd numbers" : "")}{(IsArena ? ", arena" : "")}{(IsWide ? ", in double too" : "")}{(IsLarge ? ", large" : "")}";
}
