using System;
using System.Linq;
using System.Xml.Linq;
using ScheduleDsl.Plotting;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>Curves as text and as SVG.</summary>
public class PlotTests
{
    private static readonly PlotSeries Line = PlotSeries.Of("a <b> & c", [.. Enumerable.Range(0, 101).Select(i => i / 100.0)]);
    private static readonly PlotSeries Falling = PlotSeries.Of("falling", [.. Enumerable.Range(0, 101).Select(i => 1 - i / 100.0)]);

    [Fact]
    public void TextOfALine_RisesFromTheLowerLeftToTheUpperRight()
    {
        string[] rows = CurvePlot.ToText([Line], width: 60, height: 10).Split('\n');

        int first = rows.Take(10).First().IndexOfAny([.. Enumerable.Range(0x2801, 255).Select(c => (char)c)]);
        int last = rows.Take(10).Last().IndexOfAny([.. Enumerable.Range(0x2801, 255).Select(c => (char)c)]);
        Assert.True(last < 8 && first > 45, string.Join('\n', rows));
        Assert.All(rows, r => Assert.True(r.Length <= 62));
        Assert.Contains("1.0┤", rows[0], StringComparison.Ordinal);
        Assert.Contains("0┤", rows[9], StringComparison.Ordinal);
    }

    [Fact]
    public void TextOfSeveralCurves_HasALetterForEachAndALegend()
    {
        string text = CurvePlot.ToText([Line, Falling]);

        Assert.Contains("● a <b> & c   × falling", text, StringComparison.Ordinal);
        Assert.True(text.Count(c => c == '×') > 20);
    }

    [Fact]
    public void SvgIsWellFormed_AndHasAPathAndALegendEntryForEachCurve()
    {
        XDocument svg = XDocument.Parse(CurvePlot.ToSvg([Line, Falling], new PlotText("Rates", "update", "rate")));

        XName path = XName.Get("path", "http://www.w3.org/2000/svg");
        Assert.Equal(4, svg.Descendants(path).Count(p => p.Attribute("class")?.Value == "curve"));
        string[] texts = [.. svg.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Select(t => t.Value)];
        Assert.Equal(["Rates", "0", "0.2", "0.4", "0.6", "0.8", "1.0"], texts.Where(t => t is "Rates" or "0" || t.StartsWith("0.", StringComparison.Ordinal) || t == "1.0").Distinct());
        Assert.Contains("a <b> & c", texts);
    }

    [Fact]
    public void ValuesThatAreNotFinite_LeaveAGap()
    {
        PlotSeries broken = PlotSeries.Of("broken", [0, 1, double.NaN, 1, double.PositiveInfinity, 0]);

        string svg = CurvePlot.ToSvg([broken]);

        Assert.DoesNotContain("NaN", svg, StringComparison.Ordinal);
        Assert.Equal(3, XDocument.Parse(svg).Descendants(XName.Get("path", "http://www.w3.org/2000/svg")).Single(p => p.Attribute("class")?.Value == "curve").Attribute("d")!.Value.Count(c => c == 'M'));
        Assert.NotEmpty(CurvePlot.ToText([broken]));
    }

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(5e-5, 5e-5)]
    [InlineData(-3.0, -3.0)]
    [InlineData(1e-9, 2e-9)]
    [InlineData(1e12, 3e12)]
    public void ExtremeAndConstantValues_AreDrawn(double from, double to)
    {
        PlotSeries series = PlotSeries.Of("s", [from, to, from]);

        Assert.Contains('┤', CurvePlot.ToText([series]));
        Assert.NotNull(XDocument.Parse(CurvePlot.ToSvg([series])).Root);
    }

    [Fact]
    public void CurveWithoutValues_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => CurvePlot.ToText([]));
        Assert.Throws<ArgumentException>(() => CurvePlot.ToSvg([new PlotSeries("s", [1, 2], [1])]));
    }
}
