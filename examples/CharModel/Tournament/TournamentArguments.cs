using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Examples;

namespace CharModel.Tournament;

/// <summary>The options that only <c>--tournament</c> has, and their checks.</summary>
internal static class TournamentArguments
{
    private static readonly Option<bool> Asked = new("--tournament")
    {
        Description = "let optimizers compete, with the same number of trials for the rate of each",
    };

    private static readonly Option<string?> Optimizers = new("--optimizers")
    {
        HelpName = "A,B,C",
        Description = $"with --tournament: who takes part, of these or any registered; the others are measured by the first (default: {string.Join(",", Contestants.Default.Select(c => c.Name))})",
    };

    private static readonly Option<int?> Trials = new("--trials")
    {
        HelpName = "N",
        Description = $"with --tournament: rates that each may try (default: {TournamentOptions.DefaultTrials})",
    };

    private static readonly Option<int?> Seeds = new("--seeds")
    {
        HelpName = "N",
        Description = $"with --tournament: runs at the chosen rate, each with a seed of its own (default: {TournamentOptions.DefaultSeeds})",
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "with --tournament: write all figures, every trial's and seed's",
    };

    private static readonly Option<string?> Csv = new("--csv")
    {
        HelpName = "FILE",
        Description = "with --tournament: write a line for each optimizer",
    };

    /// <summary>Those that mean nothing without <c>--tournament</c>.</summary>
    public static IReadOnlyList<Option> Options { get; } = [Optimizers, Trials, Seeds, Json, Csv];

    public static void AddTo(Command command)
    {
        command.Add(Asked);
        foreach (Option option in Options)
            command.Add(option);
    }

    public static bool IsAsked(ParseResult parsed) => parsed.GetValue(Asked);

    /// <summary>The options of this class, on top of those that are shared with plain training.</summary>
    /// <exception cref="UserError">A value is wrong.</exception>
    public static TournamentOptions Read(ParseResult parsed, TournamentOptions shared) => shared with
    {
        Contestants = parsed.GetValue(Optimizers) is { } names ? Contestants.Find(Arguments.Items(Optimizers, names)) : shared.Contestants,
        Trials = Arguments.AtLeastOne(Trials, parsed.GetValue(Trials)) ?? shared.Trials,
        Seeds = Arguments.AtLeastOne(Seeds, parsed.GetValue(Seeds)) ?? shared.Seeds,
        Json = Arguments.InExistingFolder(parsed.GetValue(Json)),
        Csv = Arguments.InExistingFolder(parsed.GetValue(Csv)),
    };
}
