using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Cli.Curves;
using ScheduleDsl.Cli.Types;
using ScheduleDsl.Plotting;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>A profile: its author's words, and its curve over [0, 1].</summary>
internal static class ProfileArticle
{
    private const int Points = 401;

    public static IEnumerable<string> Of(DslType type)
    {
        ProfileSource profile = new(type.ShortName, type);
        double[] times = [.. Enumerable.Range(0, Points).Select(i => i / (Points - 1.0))];
        string picture = CurvePlot.ToText([new PlotSeries("", times, [.. times.Select(profile.At)])], new PlotText("", "t"), 76, 8);
        return Article.Words(type).Append(Article.Verbatim([picture.TrimEnd('\n'), "", .. profile.Heights]));
    }
}
