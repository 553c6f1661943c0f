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
            ["update 0: 0, Warmup of 100 updates", "update 100: 1, Hold without end"],
            Compiler.Analysis.CurveText.Of(Declared.BuiltIn("LinearWarmup").Schedule).Skip(1));
    }

    [Fact]
    public void WrongDeclaration_ShowsNothing()
    {
        Assert.Empty(Compiler.Analysis.CurveText.Of(Declared.Parse("[Schedule(Steps = 10)] [Warmup(Steps = 20)] [Hold]", isSound: false).Schedule));
    }
}
