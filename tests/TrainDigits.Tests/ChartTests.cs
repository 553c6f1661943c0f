using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using TrainDigits.Report;
using Xunit;

namespace TrainDigits.Tests;

public sealed class ChartTests
{
    [Fact]
    public void TextChart_DrawsARampInEighths()
    {
        string[] lines = [.. TextChart.Draw("ramp", [0, 2, 4, 6, 8], new Axis(0, 8, false), "a", "b", width: 80, height: 1)];

        Assert.Equal(["ramp", "        8 ▁▂▄▆█", "          a   b"], lines);
    }

    [Fact]
    public void TextChart_StacksRowsFromTheBottom()
    {
        string[] lines = [.. TextChart.Draw("steps", [1, 2, 1, 2], new Axis(0, 2, false), "a", "b", width: 80, height: 2)];

        Assert.Equal(["steps", "        2  █ █", "        0 ████", "          a  b"], lines);
    }

    [Fact]
    public void TextChart_NeverExceedsItsWidth()
    {
        double[] values = [.. Enumerable.Range(1, 5000).Select(i => 1.0 / i)];
        IEnumerable<string> lines = TextChart.Draw("loss", values, Axis.Log(values), "step 1", "step 5000", width: 60, height: 6);

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 60));
    }

    [Theory]
    [InlineData(0.01, 0)]
    [InlineData(0.1, 1.0 / 3)]
    [InlineData(10, 1)]
    [InlineData(0, 0)]
    [InlineData(100, 1)]
    public void LogAxis_HasEqualHeightsForEqualRatios(double value, double height) =>
        Assert.Equal(height, new Axis(0.01, 10, true).Height(value), 1e-12);

    [Fact]
    public void LogAxis_HasATickAtEachPowerOfTen() =>
        Assert.Equal([0.02, 0.1, 1, 3], new Axis(0.02, 3, true).Ticks());

    [Fact]
    public void Axis_OfZeroesOnly_DrawsThemAtTheBottom()
    {
        Assert.Equal(0, Axis.Linear([0, 0]).Height(0));
        Assert.Equal(0, Axis.Log([0, 0]).Height(0));
    }

    [Fact]
    public void SvgChart_IsXml_AndSpansTheWholePlot()
    {
        var svg = XElement.Parse(SvgChart.Draw([new Series("a < b", "train", [0, 5, 10])], new Axis(0, 10, false), "step 1", "step 3"));
        XNamespace space = svg.Name.Namespace;

        string points = (string)svg.Element(space + "polyline")!.Attribute("points")!;
        Assert.Equal("70.0,246.0 389.0,129.0 708.0,12.0", points);
        Assert.Contains(svg.Elements(space + "text"), t => t.Value == "a < b");
    }

    [Fact]
    public void SvgChart_OfAMillionSteps_HasAPointForEachUnitOfWidth()
    {
        double[] values = new double[1_000_000];
        values[^1] = 1;
        var svg = XElement.Parse(SvgChart.Draw([new Series("rate", "rate", values)], Axis.Linear(values), "", ""));
        string[] points = ((string)svg.Element(svg.Name.Namespace + "polyline")!.Attribute("points")!).Split(' ');

        Assert.Equal(720, points.Length);
        Assert.Equal("708.0,12.0", points[^1]);
    }
}
