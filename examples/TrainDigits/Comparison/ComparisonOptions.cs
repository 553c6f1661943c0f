using System.Collections.Generic;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;

namespace TrainDigits.Comparison;

/// <summary>What <c>--compare</c> is asked for; see <see cref="CompareArguments"/> for what each means to the user.</summary>
internal sealed record ComparisonOptions
{
    /// <summary>The five that every table of budgets is about.</summary>
    public static readonly IReadOnlyList<string> DefaultSchedules =
        [typeof(Rex).FullName!, typeof(Linear).FullName!, typeof(Cosine).FullName!, typeof(StepDecay).FullName!, typeof(Wsd).FullName!];

    /// <summary>One of the two that the REX paper uses.</summary>
    public static readonly string DefaultOptimizer = typeof(Adam).FullName!;

    /// <summary>Shares of the full run in percent, as in the REX paper.</summary>
    public static readonly IReadOnlyList<double> DefaultBudgets = [1, 5, 10, 25, 50, 100];

    /// <summary>Names of registered schedules.</summary>
    public IReadOnlyList<string> Schedules { get; init; } = DefaultSchedules;

    /// <summary>Lengths of the runs in percent of the full one, in (0, 100], rising.</summary>
    public IReadOnlyList<double> Budgets { get; init; } = DefaultBudgets;

    /// <summary>Peaks that every schedule may choose from at every budget, or null for multiples of the optimizer's own rate.</summary>
    public IReadOnlyList<double>? Rates { get; init; }

    /// <summary>Name of a registered optimizer.</summary>
    public string Optimizer { get; init; } = DefaultOptimizer;

    /// <summary>How many runs each mean is over.</summary>
    public int Seeds { get; init; } = 10;

    /// <summary>The seeds are this one and those after it.</summary>
    public long FirstSeed { get; init; } = 1;

    /// <summary>Length of the full run, or null for the recipe's number of updates.</summary>
    public int? Epochs { get; init; }

    /// <summary>Runs at a time.</summary>
    public int Threads { get; init; } = 1;

    public required string Report { get; init; }

    public string? Json { get; init; }

    public string? Csv { get; init; }

    /// <summary>A CSV file in place of the embedded one.</summary>
    public string? Data { get; init; }
}
