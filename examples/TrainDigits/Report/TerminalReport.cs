using ScheduleDsl.Plotting;
using Spectre.Console;
using TrainDigits.Model;
using TrainDigits.Training;

namespace TrainDigits.Report;

/// <summary>What the terminal shows after training: the loss, the learning rate and the confusion table.</summary>
internal static class TerminalReport
{
    private const int LargestWidth = 78;
    private const int LeastWidth = 24;
    private const int Height = 12;

    public static void Show(IAnsiConsole console, History history, Evaluation result)
    {
        // One column less than there is: a full line would wrap.
        int width = int.Clamp(console.Profile.Width - 1, LeastWidth, LargestWidth);
        Write(console, CurvePlot.ToText([Curves.TrainLoss(history)], Curves.LossText with { Title = "Training loss" }, width, Height), "blue");
        Write(console, CurvePlot.ToText([Curves.Rate(history)], Curves.RateText, width, Height), "green");
        console.Write(ConfusionTable.Create(result.Confusion));
    }

    private static void Write(IAnsiConsole console, string picture, string colour)
    {
        console.WriteLine();
        foreach (string line in picture.TrimEnd('\n').Split('\n'))
            console.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
    }
}
