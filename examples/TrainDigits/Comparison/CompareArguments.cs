using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using Examples;

namespace TrainDigits.Comparison;

/// <summary>The options that only <c>--compare</c> has, and their checks.</summary>
internal static class CompareArguments
{
    private static readonly Option<bool> Compare = new("--compare")
    {
        Description = "train several schedules at several budgets and print the table of the REX paper",
    };

    private static readonly Option<string?> Schedules = new("--schedules")
    {
        HelpName = "A,B,C",
        Description = "with --compare: registered schedules (default: Rex,Linear,Cosine,StepDecay,Wsd)",
    };

    private static readonly Option<string?> Budgets = new("--budgets")
    {
        HelpName = "PERCENT,...",
        Description = "with --compare: lengths of the runs in percent of --budget (default: 1,5,10,25,50,100)",
    };

    private static readonly Option<string?> Rates = new("--rates")
    {
        HelpName = "PEAK,...",
        Description = "with --compare: the peaks to choose from (default: 1, 3, 9, 27 and 81 times the optimizer's own rate)",
    };

    private static readonly Option<int?> Seeds = new("--seeds")
    {
        HelpName = "N",
        Description = "with --compare: how many seeds, from --seed on (default: 10)",
    };

    private static readonly Option<string?> Json = new("--json")
    {
        HelpName = "FILE",
        Description = "with --compare: write all figures, each seed's too",
    };

    private static readonly Option<string?> Csv = new("--csv")
    {
        HelpName = "FILE",
        Description = "with --compare: write a line for each cell of the table",
    };

    /// <summary>Those that mean nothing without <c>--compare</c>.</summary>
    public static IReadOnlyList<Option> Options { get; } = [Schedules, Budgets, Rates, Seeds, Json, Csv];

    public static void AddTo(Command command)
    {
        command.Add(Compare);
        foreach (Option option in Options)
            command.Add(option);
    }

    public static bool IsAsked(ParseResult parsed) => parsed.GetValue(Compare);

    /// <summary>The options of this class, on top of those that are shared with plain training.</summary>
    /// <exception cref="UserError">A value is wrong.</exception>
    public static ComparisonOptions Read(ParseResult parsed, ComparisonOptions shared)
    {
        double[]? budgets = Arguments.Numbers(Budgets, parsed.GetValue(Budgets));
        if (budgets?.Cast<double?>().FirstOrDefault(b => b is not (> 0 and <= 100)) is { } budget)
            throw new UserError(FormattableString.Invariant($"--budgets has {budget}, but a budget is above 0 and at most 100 percent"));
        double[]? rates = Arguments.Numbers(Rates, parsed.GetValue(Rates));
        if (rates?.Cast<double?>().FirstOrDefault(r => !(r > 0 && double.IsFinite(r.Value))) is { } rate)
            throw new UserError(FormattableString.Invariant($"--rates has {rate}, but a learning rate is a positive number"));

        return shared with
        {
            Schedules = parsed.GetValue(Schedules) is { } names ? Arguments.Items(Schedules, names) : ComparisonOptions.DefaultSchedules,
            Budgets = budgets ?? ComparisonOptions.DefaultBudgets,
            Rates = rates,
            Seeds = Arguments.AtLeastOne(Seeds, parsed.GetValue(Seeds)) ?? shared.Seeds,
            Json = Arguments.InExistingFolder(parsed.GetValue(Json)),
            Csv = Arguments.InExistingFolder(parsed.GetValue(Csv)),
        };
    }
}
