using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Guidelines over schedules of one's own: alone or in a recipe, in code and by the class that is generated from it.</summary>
public sealed class ScheduleGuidelineTests
{
    private const string Follow = """Follow("Rate", typeof(S))""";

    private static readonly Case[] All =
    [
        new(
            "SDL154", "S has Peak = 0.1 and rises to 10 at update 8,999 of 9,000, 10000 % of it",
            "[Schedule(Peak = 0.1, Steps = 9000)] [Drops(50, 75, Factor = 10)]",
            "[Schedule(Peak = 0.1, Steps = 9000)] [Drops(50, 75, Factor = 1)]"),
        new(
            "SDL155", "S jumps from 0.0003 to 0.00027 at update 1,000, by 10.01 % of its peak, where Line ends and Line2 begins",
            "Curve.Line(0, 3e-4, 1000).Then(Curve.Line(0.9 * 3e-4, 0, 9000))",
            "Curve.Line(0, 3e-4, 1000).Then(Curve.Line(0.96 * 3e-4, 0, 9000))"),

        // A constant warmup is meant to jump; one that rises is not.
        new(
            "SDL155", "S jumps from 0.5 to 1 at update 500, by 50 % of its peak, where Line ends and Constant begins",
            "Curve.Line(0, 0.5, 500).Then(Curve.Constant(1, 500))",
            "Curve.Constant(0.5, 500).Then(Curve.Constant(1, 500))"),

        // What is as steep as the decay beside it is part of it.
        new(
            "SDL155", "S jumps from 0.7 to 0.35 at update 3, by 35 % of its peak, where Line ends and Line2 begins",
            "Curve.Line(1, 0.7, 3).Then(Curve.Line(0.35, 0, 5))",
            "Curve.Line(1, 0.4, 3).Then(Curve.Line(0.25, 0, 5))"),

        // Up again after a decay is a restart.
        new(
            "SDL155", "S jumps from 1 to 0.1 at update 500, by 90 % of its peak, where Constant ends and Line begins",
            "Curve.Constant(1, 500).Then(Curve.Line(0.1, 0, 500))",
            "Curve.Line(1, 0.1, 500).Then(Curve.Line(1, 0, 500))"),
        new(
            "SDL156", "S has DecayFloorOfPeak = 0.1, a floor of 3E-05, and ends at 0.000165: 50 % of the way down from its peak is left",
            "[Schedule(Peak = 3e-4, Steps = 10_000)] [Warmup(Steps = 200)] [Decay(typeof(HalfWay), FloorOfPeak = 0.1)]",
            "[Schedule(Peak = 3e-4, Steps = 10_000)] [Warmup(Steps = 200)] [Decay(typeof(HalfWay), FloorOfPeak = 0)]"),
        new(
            "SDL157",
            "S is over after 1,000 updates and goes on: of the run's 1,500 updates, number 1,499 has 0.04984 again (49.84 % of the peak), after 0 at the end",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Continue)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1000)]",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Continue)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1500)]", Plan: 1500),
        new(
            "SDL160", "S starts over every 1,000 updates, and the run of 3,250 ends 250 into a cycle, at 0.08547 where a whole one ends at 2.467E-07",
            "[Schedule(Peak = 0.1, Steps = 1000, End = ScheduleEnd.Repeat)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))]",
            "[Schedule(Peak = 0.1, Steps = 650, End = ScheduleEnd.Repeat)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))]", Plan: 3250),
        new(
            "SDL161", "S: Drops has a change at update 160,500, and the run is over after 12,000",
            "[Schedule(Peak = 0.1)] [Warmup(Steps = 500)] [Drops(EverySteps = 160_000, Factor = 0.1)]",
            "[Schedule(Peak = 0.1)] [Warmup(Steps = 500)] [Drops(EverySteps = 11_000, Factor = 0.1)]", Plan: 12_000),
        new(
            "SDL162", "S is over after 1,000 updates and says nothing of its end: the last 50 % of the run's 2,000 updates are made with 0.01, 10 % of its peak",
            "[Schedule(Peak = 0.1)] [Warmup(Steps = 100)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 900, FloorOfPeak = 0.1)]",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Hold)] [Warmup(Steps = 100)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 900, FloorOfPeak = 0.1)]",
            Plan: 2000),

        // A warmup alone is followed by the rate that it leads to.
        new(
            "SDL162", "S is over after 900 updates and says nothing of its end: the last 10 % of the run's 1,000 updates are made with 0.1, 10 % of its peak",
            "Curve.Line(1, 0.1, 900)", "Curve.Line(0.1, 1, 450)", Plan: 1000),
        new(
            "SDL163", "S: Drops begins at update 20,100, and the run is over after 8,000",
            "[Schedule(Peak = 0.1)] [Warmup(Steps = 100)] [Hold(Steps = 20_000)] [Drops(EverySteps = 1000, Factor = 0.5)]",
            "[Schedule(Peak = 0.1)] [Warmup(Steps = 100)] [Hold(Steps = 6_000)] [Drops(EverySteps = 1000, Factor = 0.5)]", Plan: 8000),
        new(
            "SDL164", "S has DecayFloor = 1E-05 and Peak = 1E-05: there is nothing to decay",
            "[Schedule(Peak = 1e-5, Steps = 10_000)] [Warmup(Steps = 200)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Floor = 1e-5)]",
            "[Schedule(Peak = 1e-5, Steps = 10_000)] [Warmup(Steps = 200)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Floor = 9e-6)]",
            Severity: DiagnosticSeverity.Info),
        new(
            "SDL165", "S has DecayFloorOfPeak = 1E-05, a part of another value: its decay ends at 3E-09, and not at 1E-05",
            "[Schedule(Peak = 3e-4, Steps = 10_000)] [Warmup(Steps = 200)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), FloorOfPeak = 1e-5)]",
            "[Schedule(Peak = 3e-4, Steps = 10_000)] [Warmup(Steps = 200)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), FloorOfPeak = 1e-3)]"),

        // Absolute floors of published recipes, as parts of their peaks: 1e-6 of 4e-3.
        new(
            "SDL165", "S has DecayFloorOfPeak = 1E-06, a part of another value: its decay ends at 4E-09, and not at 1E-06",
            "[Schedule(Peak = 4e-3, Steps = 10_000)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), FloorOfPeak = 1e-6)]",
            "[Schedule(Peak = 4e-3, Steps = 10_000)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), FloorOfPeak = 2.5e-4)]"),
        new(
            "SDL166", "S warms up for 0.25 of 10,000 updates: a length counts updates, and this reads like a part of the run",
            "Curve.Line(0, 3e-4, 0.25).Then(Curve.Line(3e-4, 0, 9999.75))",
            "Curve.Line(0, 3e-4, 25).Then(Curve.Line(3e-4, 0, 9975))"),
        new(
            "SDL166", "S warms up for 1 of 1,000 updates: as good as none",
            "[Schedule(Peak = 3e-4, Steps = 1000)] [Warmup(Steps = 1)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))]",
            "[Schedule(Peak = 3e-4, Steps = 999)] [Warmup(Steps = 1)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))]", Severity: DiagnosticSeverity.Info),
        new(
            "SDL168", "S has no end: the last of the run's 8,000 updates still has 0.05, 50 % of the peak",
            "[Schedule(Peak = 0.1)] [Warmup(Steps = 100)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1000, FloorOfPeak = 0.5)] [Hold]",
            "[Schedule(Peak = 0.1)] [Warmup(Steps = 100)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1000, FloorOfPeak = 0.19)] [Hold]",
            Plan: 8000, Severity: DiagnosticSeverity.Info),
        new(
            "SDL169", "S rises again to 0.0003 at update 5,100, 300 % of its first peak, 0.0001",
            "Curve.Line(0, 1e-4, 100).Then(Curve.Line(1e-4, 1e-5, 4900)).Then(Curve.Line(1e-5, 3e-4, 100)).Then(Curve.Line(3e-4, 0, 4900))",
            "Curve.Line(0, 1e-4, 100).Then(Curve.Line(1e-4, 1e-5, 4900)).Then(Curve.Line(1e-5, 1e-4, 100)).Then(Curve.Line(1e-4, 0, 4900))",
            Severity: DiagnosticSeverity.Info),
    ];

    public static IEnumerable<object[]> Cases => All.Select((tested, i) => new object[] { tested.Id, i });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task BadSchedule_IsReportedInCodeAndAtRunTime(string id, int index)
    {
        Case tested = All[index];
        string source = Source(tested.Bad, tested.Plan);

        Diagnostic[] found = [.. (await AnalyzerHost.Advice(source)).Where(d => d.Severity >= DiagnosticSeverity.Warning || d.Id == id)];
        Diagnostic one = Assert.Single(found);
        Assert.Equal((id, tested.Severity, tested.Message), (one.Id, one.Severity, one.GetMessage()));
        Assert.Equal(tested.Plan > 0 ? Follow : "S", one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));

        Advice advice = Assert.Single(AtRunTime(source, tested.Plan), a => a.Tier >= AdviceTier.Warning || a.Id == id);
        Assert.Equal((id, tested.Severity.ToString(), tested.Message), (advice.Id, advice.Tier.ToString(), advice.Message));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NearestSafeSchedule_IsSilent(string id, int index)
    {
        string source = Source(All[index].Neighbour, All[index].Plan);

        Assert.DoesNotContain(await AnalyzerHost.Advice(source), d => d.Severity >= DiagnosticSeverity.Warning || d.Id == id);
        Assert.DoesNotContain(AtRunTime(source, All[index].Plan), a => a.Tier >= AdviceTier.Warning || a.Id == id);
    }

    [Fact]
    public void MilestonesOfALongerRecipe_AreNamedWithTheRun()
    {
        Plan plan = new() { Steps = 12_000 };
        Advice advice = Assert.Single(new MultiStep { Peak = 0.02, Milestones = StepTable.Of(480_000, 640_000) }.Check(plan));
        Assert.Equal(("SDL161", AdviceTier.Warning, "Milestones"), (advice.Id, advice.Tier, advice.Subject));
        Assert.Equal("MultiStep: Milestones has a change at update 480,000, and the run is over after 12,000", advice.Message);
        Assert.Empty(new MultiStep { Peak = 0.02, Milestones = StepTable.Of(6000, 9000) }.Check(plan));
    }

    [Fact]
    public async Task TablesInCode_AreRead()
    {
        Diagnostic[] found = await AnalyzerHost.Advice(Sources.Usings + """
            public static class Training
            {
                public static object Make() => new ScheduleDsl.Optimizers.SgdSettings
                {
                    LearningRate = new ScheduleDsl.Schedules.MultiStep { Peak = 0.4, Milestones = StepTable.Of(30, 60) }, WeightDecay = 0.5,
                };
            }
            """);
        Assert.Equal(
            "Sgd with WeightDecay = 0.5 and a rate of up to 0.4 takes 20 % of every weight in one update",
            Assert.Single(found, d => d.Severity >= DiagnosticSeverity.Warning).GetMessage());
    }

    [Fact]
    public void ComposedSchedules_AreJudgedByTheirPieces()
    {
        Schedule half = Curve.Line(0, 0.5, 100).Then(new Cosine { Steps = 900 });
        Assert.Equal(["SDL155"], half.Check().Where(a => a.Tier >= AdviceTier.Warning).Select(a => a.Id));
        Schedule whole = Curve.Line(0, 1, 100).Then(new Cosine { Steps = 900 });
        Assert.DoesNotContain(whole.Check(), a => a.Tier >= AdviceTier.Warning);
    }

    private static IReadOnlyList<Advice> AtRunTime(string source, int plan)
    {
        Schedule schedule = (Schedule)Activator.CreateInstance(GeneratorHost.RunWithErrors(source).Load().GetType("S")!)!;
        return schedule.Check(plan > 0 ? new Plan { Steps = plan } : null);
    }

    private static string Source(string schedule, int plan) => Sources.Usings + $$"""
        [Profile]
        public partial class HalfWay { static double Value(double t) => 1 - t / 2; }

        {{(schedule.StartsWith('[') ? $"{schedule} public partial class S;" : $$"""public partial class S { [Schedule] private static Curve Define() => {{schedule}}; }""")}}
        """ + (plan == 0 ? "" : $$"""

        [Optimizer]
        public partial class Plain
        {
            [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar Rate { get; init; }
            [UpdateRule] private float Update(float parameter, float gradient) => parameter - Rate * gradient;
        }

        [Recipe(typeof(Plain)), Plan(Steps = {{plan}})]
        [{{Follow}}]
        public static partial class Training;
        """);

    /// <param name="Plan">Updates of the recipe's plan; 0 for a schedule alone.</param>
    private sealed record Case(
        string Id, string Message, string Bad, string Neighbour, int Plan = 0, DiagnosticSeverity Severity = DiagnosticSeverity.Warning);
}
