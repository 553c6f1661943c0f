using Examples;
using ScheduleDsl.Plotting;
using Spectre.Console;
using TrainDigits.Model;
using TrainDigits.Training;

namespace TrainDigits.Report;

/// <summary>What the terminal shows after training: the loss, the learning rate and the confusion table.</summary>
internal static class TerminalReport
{
    private const int Height = 12;

    public static void Show(IAnsiConsole console, History history, Evaluation result)
    {
        Terminal.Draw(console, width => CurvePlot.ToText([Curves.TrainLoss(history)], Curves.LossText with { Title = "Training loss" }, width, Height), "blue");
        Terminal.Draw(console, width => CurvePlot.ToText([Curves.Rate(history)], Curves.RateText, width, Height), "green");
        console.Write(ConfusionTable.Create(result.Confusion));
    }
}
