using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>The lines that a schedule's documentation shows.</summary>
public class CurveTextTests
{
    [Fact]
    public void ShowsTheCurveAndItsKnots()
    {
        Declared declared = Declared.Parse("[Schedule(Peak = 3e-4, Steps = 48)] [Warmup(Steps = 8)] [Hold] [Decay(typeof(Linear), Fraction = 0.5, FloorOfPeak = 0.5)]");

        Assert.Equal(
            [
                "▁▂▃▄▅▅▆▇████████████████████▇▇▇▇▇▇▇▆▆▆▆▆▆▆▅▅▅▅▅▅",
                "update 0: 0, Warmup of 8 updates",
                "update 8: 0.0003, Hold of 16 updates",
                "update 24: 0.0003, Decay of 24 updates",
                "update 48: 0.00015, end",
                // In eighths of the peak, then of the peak: (0 + 1 + ... + 7) / 8 + 16 + (24 - (0 + 1 + ... + 23) / 48) = 37.75.
                "peak 0.0003 at update 8, floor 0 at update 0, area 0.011325, 0.786 of peak x length",
            ],
            Compiler.Analysis.CurveText.Of(declared.Schedule).ToArray());
    }

    [Fact]
    public void LengthThatIsNotSet_IsShownAtAnExample()
    {
        Assert.EndsWith(" (Steps = 10000)", Compiler.Analysis.CurveText.Of(Declared.BuiltIn("Cosine").Schedule)[0], System.StringComparison.Ordinal);
    }

    [Fact]
    public void ScheduleWithoutEnd_IsShownBeyondItsLastJoint()
    {
        Assert.Equal(
            [
                "update 0: 0, Warmup of 100 updates",
                "update 100: 1, Hold without end",
                "peak 1 at update 100, floor 0 at update 0, area 149.5, 0.748 of peak x length over the first 200 updates",
            ],
            Compiler.Analysis.CurveText.Of(Declared.BuiltIn("LinearWarmup").Schedule).Skip(1));
    }

    [Fact]
    public void ValuesBelowZero_HaveBarsFromTheSmallest()
    {
        // From -1 up to 0 in 48 updates: eight bars of about equal width.
        Declared declared = Declared.Parse(
            "[Schedule(Steps = 48)] [Decay(typeof(Below))]", "[Profile] static partial class Below { static double Value(double t) => 1 - 2 * t; }");

        string bars = Compiler.Analysis.CurveText.Of(declared.Schedule)[0];

        Assert.Equal(('█', '▁', 48), (bars[0], bars[^1], bars.Length));
        Assert.Contains("floor -0.958333 at update 47", Compiler.Analysis.CurveText.Of(declared.Schedule)[^1]);
    }

    [Theory]
    [InlineData("[Schedule] [Hold(Steps = 1)]", "area 1, 1 of peak x length")]
    // 60 updates of 1, 60 of 0.1, 60 of 0.01, 20 of 0.001.
    [InlineData("[Schedule(Steps = 200)] [Drops(30, 60, 90, Factor = 0.1)]", "peak 1 at update 0, floor 0.001 at update 180, area 66.62, 0.333 of peak x length")]
    // The same drops, found by bisection: 3000 + 300 + 30 + 1.
    [InlineData("[Schedule(Steps = 10_000)] [Drops(30, 60, 90, Factor = 0.1)]", "floor 0.001 at update 9000, area about 3331, 0.333 of peak x length (from ")]
    // The integral of (1 - t) / (1 - t / 2) is 2 - 2 ln 2 = 0.613706; a sum from the left has half of the fall more: 6137.06 + 0.5.
    [InlineData("[Schedule(Steps = 10_000)] [Decay(typeof(Rex))]", "peak 1 at update 0, floor 0.00019998 at update 9999, area about 6138, 0.614 of peak x length (from ")]
    // A line is summed by its ends however long it is: (0 + 1 + ... + (n - 1)) / n = (n - 1) / 2 for n = 10^6.
    [InlineData("[Schedule] [Warmup(Steps = 1_000_000)]", "floor 0 at update 0, area 500000, 0.5 of peak x length")]
    public void LastLine_HasPeakFloorAndArea(string attributes, string expected) =>
        Assert.Contains(expected, Compiler.Analysis.CurveText.Of(Declared.Parse(attributes).Schedule)[^1]);

    [Fact]
    public void WrongDeclaration_ShowsNothing()
    {
        Assert.Empty(Compiler.Analysis.CurveText.Of(Declared.Parse("[Schedule(Steps = 10)] [Warmup(Steps = 20)] [Hold]", isSound: false).Schedule));
    }
}
