using System.Collections.Generic;
using CharModel.Declarations;

namespace CharModel.Tournament;

/// <summary>What <c>--tournament</c> is asked for; see <see cref="TournamentArguments"/> for what each means to the user.</summary>
internal sealed record TournamentOptions
{
    public const int DefaultSteps = 800, DefaultTrials = 6, DefaultSeeds = 3;

    public static readonly string DefaultSchedule = typeof(WarmThenLinear).FullName!;

    /// <summary>Who takes part; the first is whom others are measured by.</summary>
    public IReadOnlyList<Contestant> Contestants { get; init; } = Tournament.Contestants.Default;

    /// <summary>Name of the registered schedule that everyone follows.</summary>
    public string Schedule { get; init; } = DefaultSchedule;

    /// <summary>Updates of each run.</summary>
    public int Steps { get; init; } = DefaultSteps;

    /// <summary>Rates that each optimizer may try.</summary>
    public int Trials { get; init; } = DefaultTrials;

    /// <summary>Runs that each result is over.</summary>
    public int Seeds { get; init; } = DefaultSeeds;

    /// <summary>The seed of all trials; results are over the seeds behind it.</summary>
    public long FirstSeed { get; init; } = 1;

    /// <summary>Runs at a time.</summary>
    public int Threads { get; init; } = 1;

    public required string Report { get; init; }

    public string? Json { get; init; }

    public string? Csv { get; init; }

    /// <summary>A file of words in place of the embedded one.</summary>
    public string? Data { get; init; }
}
