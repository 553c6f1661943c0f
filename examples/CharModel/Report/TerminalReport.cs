using CharModel.Training;
using Examples;
using ScheduleDsl.Plotting;
using Spectre.Console;

namespace CharModel.Report;

/// <summary>What the terminal shows after training: the loss and the learning rate.</summary>
internal static class TerminalReport
{
    private const int Height = 12;

    public static void Show(IAnsiConsole console, Progression run)
    {
        Terminal.Draw(console, width => CurvePlot.ToText([Curves.TrainLoss(run)], Curves.LossText with { Title = "Training loss" }, width, Height), "blue");
        Terminal.Draw(console, width => CurvePlot.ToText([Curves.Rate(run)], Curves.RateText, width, Height), "green");
    }
}
