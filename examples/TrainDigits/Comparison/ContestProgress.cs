using System;
using System.Globalization;
using System.Threading;
using Spectre.Console;

namespace TrainDigits.Comparison;

/// <summary>Runs a contest in sight of the user: a live bar in a terminal, ten plain lines where the output goes to a file or a pipe.</summary>
internal static class ContestProgress
{
    private const int PlainLines = 10;

    public static ContestResult Follow(IAnsiConsole console, Contest contest, int threads) =>
        console.Profile.Capabilities.Interactive
            ? FollowLive(console, contest, threads)
            : contest.Run(threads, PlainFollower(console.Profile.Out.Writer.WriteLine, contest.UpdateCount));

    private static ContestResult FollowLive(IAnsiConsole console, Contest contest, int threads) =>
        console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask task = context.AddTask(string.Create(CultureInfo.InvariantCulture, $"{contest.RunCount:N0} runs"), maxValue: contest.UpdateCount);
                return contest.Run(threads, updates => task.Increment(updates));
            });

    /// <summary>A line for each tenth of the updates, whatever order the runs end in.</summary>
    internal static Action<long> PlainFollower(Action<string> writeLine, long total)
    {
        var gate = new Lock();
        long done = 0, shown = 0;
        return updates =>
        {
            lock (gate)
            {
                done += updates;
                while (shown < done * PlainLines / total)
                    writeLine(string.Create(CultureInfo.InvariantCulture, $"{++shown * 100 / PlainLines,3} % of the updates"));
            }
        };
    }
}
