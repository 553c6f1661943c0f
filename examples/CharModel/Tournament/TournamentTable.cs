using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CharModel.Tournament;

/// <summary>The figures of a tournament as text: what the terminal's table and the page's have in common.</summary>
internal static class TournamentTable
{
    public const string Title = "Loss in nats per letter: validation after so many updates, test at the end (mean ± sd over seeds)";

    public static readonly IReadOnlyList<string> Notes =
    [
        "rate: the peak that was chosen; ! where nothing beyond it was tried",
        "speed-up: how many times fewer updates to the first optimizer's final loss; - where never reached",
        "s: seconds of a run; ms: of the optimizer's part of a step; KiB: what it keeps from step to step",
    ];

    private static readonly double[] Shares = [0.25, 0.5, 1];

    /// <summary>Heads of the columns; some are numbers of updates.</summary>
    public static string[] Heads(Standing first) =>
    [
        "optimizer", "rate", .. Shares.Select(share => first.UpdatesAt(share).ToString("N0", CultureInfo.InvariantCulture)), "test loss", "speed-up", "s", "ms", "KiB",
    ];

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
        .. Shares.Select(share => Text(standing.LossAt(share), "F3")),
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
