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

    [Fact]
    public void CurvesThatLieOnEachOther_TakeTurns()
    {
        string text = CurvePlot.ToText([Line, Line with { Name = "again" }]);

        Assert.InRange(text.Count(c => c == '●'), 20, 60);
        Assert.InRange(text.Count(c => c == '×'), 20, 60);
    }

    [Fact]
    public void LongLegend_GoesOnInTheNextRow()
    {
        PlotSeries[] many = [.. Enumerable.Range(0, 12).Select(i => Line with { Name = $"a schedule of number {i}" })];

        Assert.All(CurvePlot.ToText(many, width: 80).Split('\n'), row => Assert.True(row.Length <= 80, row));
        XDocument svg = XDocument.Parse(CurvePlot.ToSvg(many));
        (double X, double Y)[] entries =
        [
            .. svg.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Where(t => t.Value.StartsWith("a schedule", StringComparison.Ordinal))
                .Select(t => (Number(t, "x"), Number(t, "y"))),
        ];
        Assert.Equal(12, entries.Distinct().Count());
        Assert.All(entries, e => Assert.InRange(e.X + 7 * "a schedule of number 9".Length, 0, 760));
        Assert.All(entries, e => Assert.InRange(e.Y, 0, Number(svg.Root!, "height")));
    }

    [Fact]
    public void ThirtyCurves_DifferInColourOrDash()
    {
        XDocument svg = XDocument.Parse(CurvePlot.ToSvg([.. Enumerable.Range(0, 30).Select(i => Line with { Name = "s" })]));

        string[] looks =
        [
            .. svg.Descendants(XName.Get("path", "http://www.w3.org/2000/svg")).Where(p => p.Attribute("class")?.Value == "curve").Take(30)
                .Select(p => $"{p.Attribute("stroke")?.Value} {p.Attribute("stroke-dasharray")?.Value}"),
        ];
        Assert.Equal(30, looks.Distinct().Count());
    }

    [Fact]
    public void Html_NeedsNoOtherFileAndCannotBeBrokenByAName()
    {
        string page = CurvePlot.ToHtml([Line with { Name = "</script><b>" }, Falling], new PlotText("</title>", "</script>"));

        Assert.Equal(1, Count(page, "</script>"));
        Assert.Equal(2, Count(page, "</title>"));
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.Equal(1, Count(page, "<svg "));
    }

    [Fact]
    public void Html_HoldsValuesWithEveryDigitAndGapsAsNull() =>
        Assert.Contains("\"x\":[0,1,2],\"y\":[0.1,null,0.30000000000000004]", CurvePlot.ToHtml([PlotSeries.Of("s", [0.1, double.NaN, 0.1 + 0.2])]), StringComparison.Ordinal);

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static double Number(XElement element, string attribute) =>
        double.Parse(element.Attribute(attribute)!.Value, System.Globalization.CultureInfo.InvariantCulture);
}
