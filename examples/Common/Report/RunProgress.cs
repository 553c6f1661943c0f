using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Spectre.Console;

namespace Examples;

/// <summary>Work in sight of the user: a live bar in a terminal, and ten plain lines where the output goes to a file or a pipe.</summary>
internal static class RunProgress
{
    private const int PlainLines = 10;

    /// <summary>Shows results of one training run as they come.</summary>
    /// <param name="console">Where.</param>
    /// <param name="results">What comes, in steps of one from <paramref name="first"/> to <paramref name="last"/>.</param>
    /// <param name="describe">A result as a line.</param>
    /// <param name="first">Number of the first result.</param>
    /// <param name="last">Number of the last.</param>
    public static void Follow<T>(IAnsiConsole console, IEnumerable<T> results, Func<T, string> describe, long first, long last)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            FollowPlain(console.Profile.Out.Writer.WriteLine, results, describe, first, last);
            return;
        }

        console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask task = context.AddTask("starting", maxValue: last - first + 1);
                foreach (T result in results)
                {
                    task.Description = describe(result);
                    task.Increment(1);
                }
            });
    }

    /// <summary>A line at each tenth of the way, and always at the end.</summary>
    internal static void FollowPlain<T>(Action<string> writeLine, IEnumerable<T> results, Func<T, string> describe, long first, long last)
    {
        long done = 0, shown = 0;
        foreach (T result in results)
        {
            long tenth = ++done * PlainLines / (last - first + 1);
            if (tenth > shown)
                writeLine(describe(result));
            shown = tenth;
        }
    }

    /// <summary>Shows how much of many runs is done.</summary>
    /// <param name="console">Where.</param>
    /// <param name="title">What is run.</param>
    /// <param name="updates">Updates of all runs together.</param>
    /// <param name="run">Does the work, and tells of updates as they are done, from any thread.</param>
    public static T Follow<T>(IAnsiConsole console, string title, long updates, Func<Action<long>, T> run) =>
        console.Profile.Capabilities.Interactive
            ? console.Progress()
                .Columns(new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .Start(context =>
                {
                    ProgressTask task = context.AddTask(title, maxValue: updates);
                    return run(done => task.Increment(done));
                })
            : run(PlainFollower(console.Profile.Out.Writer.WriteLine, updates));

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
