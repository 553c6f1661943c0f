using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using ScheduleDsl.Cli.Curves;

namespace ScheduleDsl.Cli.Commands;

/// <summary><c>diff A B</c>: where two schedules part. Exit code 0 where they do not, 1 where they do.</summary>
internal static class DiffCommand
{
    private const int Different = 1;

    private static readonly Option<double> Tolerance = new("--tolerance")
    {
        HelpName = "T",
        CustomParser = Parsers.Share,
        Description = "differences up to T times the largest value of either curve do not count (default: 0, equal bits)",
    };

    public static Command Create(Screen screen)
    {
        CurveOptions curves = new("diff", ArgumentArity.OneOrMore);
        Command command = new("diff", "Compares two schedules: the first update that differs, and the largest differences. Exit code 0: equal, 1: different.") { Tolerance };
        curves.AddTo(command);
        command.SetAction(parsed =>
        {
            double tolerance = parsed.GetValue(Tolerance);
            IReadOnlyList<CurveSource> sources = curves.Sources(parsed);
            if (sources.Count != 2)
                throw new UserError($"diff compares two curves; {sources.Count} {(sources.Count == 1 ? "is" : "are")} given: {string.Join(", ", sources.Select(s => s.Name))}.");
            long steps = curves.Steps(parsed) ?? CurveSources.Longest(sources);
            ReadCurve[] read = sources.Over(steps);
            foreach (ReadCurve curve in read)
                curve.RequireUpdates(steps);
            return Report(screen, read[0].Name, read[1].Name, steps, tolerance, CurveDifference.Of(read[0].Schedule, read[1].Schedule, steps, tolerance));
        });
        return command;
    }

    private static int Report(Screen screen, string a, string b, long steps, double tolerance, CurveDifference difference)
    {
        string within = tolerance == 0 ? "" : $" within {RangeText.Number(tolerance)} of the largest value";
        if (difference.First is not { } first)
        {
            screen.Line($"{a} and {b} are equal{within} for {Count(steps)}.");
            if (difference.Absolute.Absolute > 0)
                Line("largest difference", difference.Absolute, $"{RangeText.Number(difference.Absolute.Absolute)}");
            return 0;
        }
        screen.Line($"{a} (A) and {b} (B) differ at {difference.Count} of {Count(steps)}{(tolerance == 0 ? "" : $" by more than {RangeText.Number(tolerance)} of the largest value")}.");
        Line("first difference", first, RangeText.Number(first.Absolute));
        Line("largest absolute", difference.Absolute, RangeText.Number(difference.Absolute.Absolute));
        Line("largest relative", difference.Relative, (100 * difference.Relative.Relative).ToString("G6", CultureInfo.InvariantCulture) + " %");
        return Different;

        void Line(string what, Pair at, string size) =>
            screen.Line($"{what}: update {at.Update}, A = {RangeText.Number(at.A)}, B = {RangeText.Number(at.B)}: {size}");
    }

    private static string Count(long steps) => steps == 1 ? "1 update" : $"{steps.ToString(CultureInfo.InvariantCulture)} updates";
}
