using System.Linq;
using System.Reflection;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.CompilerServices;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>Peak, floor and area of a schedule from few readings.</summary>
public class CurveFactsTests
{
    private const string Bump = "[Profile] static partial class Bump { static double Value(double t) => 1 - 4 * (t - 0.3) * (t - 0.3); }";

    [Fact]
    public void PeakInsideALongPhase_IsFoundToTheUpdate()
    {
        CurveFacts facts = Of("[Schedule(Steps = 1_000_000)] [Decay(typeof(Bump))]", 1_000_000, Bump);

        // 1 - 4 (t - 0.3)^2 has its top at t = 0.3, and at t = 1 it is 1 - 4 * 0.49 = -0.96.
        Assert.Equal(new Extreme(300_000, 1), facts.Peak);
        Assert.Equal(999_999, facts.Floor.Update);
        Assert.Equal(-0.96, facts.Floor.Value, 1e-5);
    }

    [Fact]
    public void AreaOfAParabola_IsThatOfSimpsonsRule()
    {
        CurveFacts facts = Of("[Schedule(Steps = 1_000_000)] [Decay(typeof(Bump))]", 1_000_000, Bump);

        // The integral over [0, 1] is 1 - 4 (0.7^3 + 0.3^3) / 3 = 0.50667; from the left, half of the fall from 0.64 to -0.96 more.
        Assert.Equal(1e6 * (1 - 4 * (0.343 + 0.027) / 3) + 0.8, facts.Area, 0.01);
        Assert.False(facts.IsExact);
    }

    [Fact]
    public void FewUpdates_AreSummedOneByOne()
    {
        CurveFacts facts = Of("[Schedule(Steps = 1_000)] [Decay(typeof(OneMinusSquare))]", 1_000);

        // 1000 - (0 + 1 + 4 + ... + 999^2) / 1000^2, by n (n + 1) (2 n + 1) / 6.
        Assert.Equal(1_000 - 999.0 * 1_000 * 1_999 / 6 / 1e6, facts.Area, 1e-9);
        Assert.Equal((1_000.0, true), (facts.Read, facts.IsExact));
    }

    [Fact]
    public void UpdatesAfterTheEnd_ArePartOfTheSum() =>
        Assert.Equal(100 * 101 / 2 / 100.0 + 50 * 0, Of("[Schedule(Steps = 100)] [Decay(typeof(Linear))]", 150).Area, 1e-12);

    /// <summary>Every build does this for every schedule.</summary>
    [Fact]
    public void EveryBuiltIn_IsReadAFewThousandTimesAtMost()
    {
        Compiler.IR.Schedule[] builtIns =
        [
            .. typeof(Schedule).Assembly.GetTypes().Select(t => t.GetCustomAttribute<CompiledIrAttribute>()).OfType<CompiledIrAttribute>()
                .Select(packed => UnitReader.Read(packed.Text)).OfType<Compiler.IR.Schedule>(),
        ];
        Assert.NotEmpty(builtIns);
        foreach (Compiler.IR.Schedule schedule in builtIns)
        {
            if (ExampleSettings.For(schedule) is not { } example)
                continue;
            ScheduleReading reading = new(schedule, example);
            CurveFacts facts = CurveFacts.Of(reading, reading.Length ?? ShownLength.Of(schedule, reading));
            Assert.True(facts.Readings <= 3_000, $"{schedule.Name} is read {facts.Readings} times");
            Assert.True(reading.Work <= 1_000_000, $"{schedule.Name} takes {reading.Work} statements");
        }
    }

    private static CurveFacts Of(string attributes, double updates, string more = "") =>
        CurveFacts.Of(new ScheduleReading(Declared.Parse(attributes, more).Schedule), updates);
}
