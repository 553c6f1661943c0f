using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Curves;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Drawing;

/// <summary>What <c>plot</c> draws.</summary>
/// <param name="Notes">Lines below the curves: settings, knots.</param>
internal sealed record Picture(IReadOnlyList<PlotSeries> Series, PlotText Text, IReadOnlyList<string> Notes)
{
    private const int ProfilePoints = 401;

    /// <param name="steps">Updates to draw, or null for those that the curves are declared for.</param>
    /// <exception cref="UserError">The settings of a curve do not fit together.</exception>
    public static Picture Of(IReadOnlyList<CurveSource> sources, long? steps)
    {
        if (steps is null && sources.All(s => s is ProfileSource))
            return OfProfiles([.. sources.Cast<ProfileSource>()]);
        long updates = steps ?? CurveSources.Longest(sources);
        ReadCurve[] curves = sources.Over(updates);
        string[] quantities = [.. curves.Select(c => c.Quantity).Distinct()];
        return new Picture(
            [.. curves.Select(c => Drawn(c, updates))],
            new PlotText(Title(curves.Select(c => c.Name)), "update (from 0)", quantities.Length == 1 ? quantities[0] : "value"),
            Noted(curves.Select(c => (c.Name, c.Notes))));
    }

    private static Picture OfProfiles(IReadOnlyList<ProfileSource> profiles)
    {
        double[] times = [.. Enumerable.Range(0, ProfilePoints).Select(i => i / (ProfilePoints - 1.0))];
        return new Picture(
            [.. profiles.Select(p => new PlotSeries(p.Name, times, [.. times.Select(p.At)]))],
            new PlotText(Title(profiles.Select(p => p.Name)), "t (share of the phase)", "height"),
            Noted(profiles.Select(p => (p.Name, (IReadOnlyList<string>)p.Heights))));
    }

    // The first value after the end belongs to the picture, where it is not that of the start.
    private static PlotSeries Drawn(ReadCurve curve, long updates) =>
        PlotSeries.Of(curve.Name, curve.Schedule, curve.Updates == updates && curve.HasEnd ? updates + 1 : curve.Updates);

    private static string Title(IEnumerable<string> names) => names.ToArray() is [var only] ? only : "";

    // A single curve needs no name above its notes: the title is there.
    private static string[] Noted(IEnumerable<(string Name, IReadOnlyList<string> Notes)> curves)
    {
        (string Name, IReadOnlyList<string> Notes)[] all = [.. curves];
        return all.Length == 1 ? [.. all[0].Notes] : [.. all.SelectMany(c => c.Notes.Select(n => "  " + n).Prepend(c.Name))];
    }
}
