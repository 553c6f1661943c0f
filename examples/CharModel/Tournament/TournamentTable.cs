using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CharModel.Tournament;

/// <summary>The figures of a tournament as text: what the terminal's table and the page's have in common.</summary>
internal static class TournamentTable
{
    public const string Title = "Loss in nats per letter, the lower the better: validation on the way, test at the end (mean ± standard deviation over seeds)";

    public static readonly IReadOnlyList<string> Notes =
    [
        "rate: the peak that was chosen; ! where nothing beyond it was tried",
        "speed-up: fewer steps by this factor to the first optimizer's loss at the end of its runs; - where that is never reached",
        "s: seconds of a run's gradients and steps; ms: milliseconds of the optimizer's part of a step; KiB: what it keeps from step to step",
    ];

    public static readonly IReadOnlyList<string> Heads = ["optimizer", "rate", "25 %", "50 %", "100 %", "test loss", "speed-up", "s", "ms", "KiB"];

    /// <summary>The lowest test loss first; what diverged is last.</summary>
    public static IReadOnlyList<Standing> Ranked(IEnumerable<Standing> standings) =>
        [.. standings.OrderBy(s => double.IsFinite(s.Mean) ? s.Mean : double.PositiveInfinity)];

    /// <summary>The cells of an optimizer.</summary>
    /// <param name="standing">The optimizer.</param>
    /// <param name="first">Whom speed-ups are measured by.</param>
    public static string[] Row(Standing standing, Standing first) =>
    [
        standing.Contestant.Name,
        Text(standing.Rate, "G3") + (standing.IsAtEdge ? "!" : ""),
        Text(standing.LossAt(0.25), "F3"),
        Text(standing.LossAt(0.5), "F3"),
        Text(standing.LossAt(1), "F3"),
        Text(standing.Mean, "F4") + (standing.Deviation is { } deviation ? " ± " + Text(deviation, "F4") : ""),
        SpeedUp(standing, first) is { } factor ? Text(factor, "F2") : "-",
        Text(standing.Seconds, "F1"),
        Text(standing.StepMilliseconds, "F2"),
        Text(standing.StateBytes / 1024.0, "F1"),
    ];

    /// <summary>Updates that the first takes to its final loss over those that the optimizer takes to it.</summary>
    public static double? SpeedUp(Standing standing, Standing first)
    {
        double target = first.LossAt(1);
        return standing.UpdatesTo(target) is { } updates && first.UpdatesTo(target) is { } own ? own / updates : null;
    }

    private static string Text(double number, string format) => number.ToString(format, CultureInfo.InvariantCulture);
}
