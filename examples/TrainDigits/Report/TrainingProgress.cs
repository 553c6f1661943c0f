using System;
using System.Collections.Generic;
using System.Globalization;
using Spectre.Console;
using TrainDigits.Training;

namespace TrainDigits.Report;

/// <summary>
/// Shows epochs as they come: a live bar with loss and learning rate in a terminal, and ten plain lines where the output
/// goes to a file or a pipe.
/// </summary>
internal static class TrainingProgress
{
    private const int PlainLines = 10;

    public static void Follow(IAnsiConsole console, IEnumerable<EpochResult> epochs, long first, long last)
    {
        if (console.Profile.Capabilities.Interactive)
            FollowLive(console, epochs, first, last);
        else
            FollowPlain(console.Profile.Out.Writer.WriteLine, epochs, first, last);
    }

    private static void FollowLive(IAnsiConsole console, IEnumerable<EpochResult> epochs, long first, long last) =>
        console.Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context =>
            {
                ProgressTask task = context.AddTask("starting", maxValue: last - first + 1);
                foreach (EpochResult epoch in epochs)
                {
                    task.Description = Describe(epoch, last);
                    task.Increment(1);
                }
            });

    /// <summary>A line at each tenth of the way, and always at the end.</summary>
    internal static void FollowPlain(Action<string> writeLine, IEnumerable<EpochResult> epochs, long first, long last)
    {
        long count = last - first + 1;
        long shown = 0;
        foreach (EpochResult epoch in epochs)
        {
            long tenth = (epoch.Epoch - first + 1) * PlainLines / count;
            if (tenth > shown)
                writeLine(Describe(epoch, last));
            shown = tenth;
        }
    }

    private static string Describe(EpochResult epoch, long last) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {epoch.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(Digits(last))}/{last}  loss {epoch.TrainLoss:F4}  test loss {epoch.TestLoss:F4}  learning rate {epoch.LearningRate:G3}");

    private static int Digits(long number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
