using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using TrainDigits.Model;
using TrainDigits.Training;

namespace TrainDigits.Report;

/// <summary>What the terminal shows after training: the loss, the learning rate and the confusion table.</summary>
internal static class TerminalReport
{
    private const int LargestWidth = 76;
    private const int Height = 6;

    public static void Show(IAnsiConsole console, History history, Evaluation result)
    {
        int width = int.Min(LargestWidth, console.Profile.Width - 1);
        double[] losses = [.. history.Epochs.Select(e => e.TrainLoss)];
        Write(console, TextChart.Draw("training loss, nats, logarithmic", losses, Axis.Log(losses), history.FirstEpoch, history.LastEpoch, width, Height), "blue");
        Write(console, TextChart.Draw("learning rate", history.Rates, Axis.Linear(history.Rates), history.FirstStep, history.LastStep, width, Height), "green");
        console.Write(ConfusionTable.Create(result.Confusion));
    }

    private static void Write(IAnsiConsole console, IEnumerable<string> lines, string colour)
    {
        console.WriteLine();
        foreach (string line in lines)
            console.MarkupLine($"[{colour}]{Markup.Escape(line)}[/]");
    }
}
