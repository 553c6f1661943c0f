using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Generators.Tests;

/// <content>The cases: a schedule that is wrong, what is said of it, and its nearest neighbour that is right.</content>
public sealed partial class ScheduleGuidelineTests
{
    private static readonly Case[] All =
    [
        // A warmup within a formula of somebody's own.
        new(
            "SDL151", "the warmup of S takes 800 of 1,000 updates (80 %): the run trains at its peak rate for 20 % of it",
            "([Setting(Role = HyperRole.Peak)] double peak = 3e-4) => Curve.Of(1000, k => k < 800 ? peak * (k + 1) / 801 : peak * (1000 - k) / 200)",
            "([Setting(Role = HyperRole.Peak)] double peak = 3e-4) => Curve.Of(1000, k => k < 500 ? peak * (k + 1) / 501 : peak * (1000 - k) / 500)"),

        // A cycle says of its rise that it is one.
        new(
            "SDL151", "the warmup of S takes 800 of 1,000 updates (80 %): the run trains at its peak rate for 20 % of it",
            "(double peak = 3e-4, double up = 0.8) => Curve.Line(1e-5, peak, up * 1000).Then(Curve.Line(peak, 0, (1 - up) * 1000))",
            "(double peak = 3e-4, [Setting(Role = HyperRole.Rise)] double up = 0.8) => Curve.Line(1e-5, peak, up * 1000).Then(Curve.Line(peak, 0, (1 - up) * 1000))"),
        new(
            "SDL151", "the warmup of S takes 2,000 of 1,000 updates (200 %): the run trains at its peak rate for nothing of it",
            "(double peak = 3e-4) => Curve.Line(2.9e-4, peak, 2000).Then(Curve.Constant(peak))",
            "(double peak = 3e-4) => Curve.Line(2.9e-4, peak, 500).Then(Curve.Constant(peak))", Plan: 1000, Severity: DiagnosticSeverity.Error),
        new(
            "SDL152", "S has Peak = 0.1, and none of the run's 1,000 updates comes above 0.094 (94 % of it)",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Line(0.94 * peak, 0, 1000)",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Line(0.95 * peak, 0, 1000)"),
        new(
            "SDL152", "S has Peak = 0.1, and none of the run's 1,000 updates comes above 0.05 (50 % of it)",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Line(0, peak / 2, 100).Then(Curve.Constant(peak / 2))",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Line(0, peak, 100).Then(Curve.Constant(peak))", Plan: 1000),

        // What a warmup leads up to counts, also where the decay behind it has begun with the run.
        new(
            "SDL152", "S has Peak = 0.1, and none of the run's 1,000 updates comes above 0.09 (90 % of it)",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Line(0, 0.9 * peak, 100).Then(Curve.Line(0.9 * peak, 0, 900))",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Line(0, peak, 100).Then(Curve.Line(0.9 * peak, 0, 900))"),
        new(
            "SDL153", "S is -0.0188 at update 99 of 100: a step with it destroys the weights",
            "Curve.Line(0.1, -0.02, 100)", "Curve.Line(0.1, 0, 100)", Severity: DiagnosticSeverity.Error),
        new(
            "SDL153", "S is NaN at update 51 of 100: a step with it destroys the weights",
            "Curve.Of(100, k => 1e-3 * Sqrt(50 - k))", "Curve.Of(100, k => 1e-3 * Sqrt(100 - k))", Severity: DiagnosticSeverity.Error),
        new(
            "SDL153", "S is infinite at update 0 of 100: a step with it destroys the weights",
            "Curve.Of(100, k => 1e-3 / k)", "Curve.Of(100, k => 1e-3 / (k + 1))", Severity: DiagnosticSeverity.Error),

        // Beyond its own end, in a run that is longer.
        new(
            "SDL153", "S is -0.001502 at update 1,014 of 1,015: a step with it destroys the weights",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Continue)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 999)]",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Continue)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 1015)]", Plan: 1015, Severity: DiagnosticSeverity.Error),
        new(
            "SDL154", "S has Peak = 0.1 and rises to 10 at update 8,999 of 9,000, 10000 % of it",
            "[Schedule(Peak = 0.1, Steps = 9000)] [Drops(50, 75, Factor = 10)]",
            "[Schedule(Peak = 0.1, Steps = 9000)] [Drops(50, 75, Factor = 1)]"),
        new(
            "SDL155", "S jumps from 0.0003 to 0.00024 at update 2,000, by 20 % of its peak, where Line ends and Line2 begins",
            "Curve.Line(0, 3e-4, 2000).Then(Curve.Line(0.8 * 3e-4, 0, 8000))",
            "Curve.Line(0, 3e-4, 1000).Then(Curve.Line(0.9 * 3e-4, 0, 9000))"),

        // Down from a level there is no decay that was there all along.
        new(
            "SDL155", "S jumps from 1 to 0.94 at update 500, by 6 % of its peak, where Constant ends and Line begins",
            "Curve.Constant(1, 500).Then(Curve.Line(0.94, 0, 500))",
            "Curve.Constant(1, 500).Then(Curve.Line(0.95, 0, 500))"),

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
            "SDL156", "S has Floor = 1E-05, a floor of 1E-05, and ends at 0.000155: 50 % of the way down from its peak is left",
            "([Setting(Role = HyperRole.Peak)] double peak = 3e-4, [Setting(Role = HyperRole.Floor)] double floor = 1e-5) => Curve.Of(2000, k => k < 100 ? peak * (k + 1) / 101 : floor + (peak - floor) * (1 - (k - 100) / 3800))",
            "([Setting(Role = HyperRole.Peak)] double peak = 3e-4, [Setting(Role = HyperRole.Floor)] double floor = 1e-5) => Curve.Of(2000, k => k < 100 ? peak * (k + 1) / 101 : floor + (peak - floor) * (1 - (k - 100) / 1900))"),
        new(
            "SDL157",
            "S is over after 1,000 updates and goes on: of the run's 1,500 updates, number 1,499 has 0.04984 again (49.84 % of the peak), after 0 at the end",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Continue)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1000)]",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Continue)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1500)]", Plan: 1500),
        new(
            "SDL158", "S takes 2,000 updates and the plan 1,000: it is cut off at 50 % of its way",
            "[Schedule(Peak = 0.1)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 2000)]",
            "[Schedule(Peak = 0.1)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1020)]", Plan: 1000),

        // Published runs stop before their schedule does, meaning to.
        new(
            "SDL158", "S takes 1,285 updates and the plan 1,000: it is cut off at 77.82 % of its way",
            "[Schedule(Peak = 0.1)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1285)]",
            "[Schedule(Peak = 0.1)] [Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 1000)]", Plan: 1000, Severity: DiagnosticSeverity.Info),
        new(
            "SDL158", "S takes 900 updates and the plan 1,000: the last 10 % of the run have no rate",
            "[Schedule(Peak = 0.1)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 900)]",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Hold)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 900)]", Plan: 1000),
        new(
            "SDL158", "S takes 900 updates and the plan 1,000: the last 10 % of the run have next to no rate",
            "[Schedule(Peak = 0.1)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 900, FloorOfPeak = 0.01)]",
            "[Schedule(Peak = 0.1)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 900, FloorOfPeak = 0.01)] [Hold(Steps = 100)]",
            Plan: 1000, Severity: DiagnosticSeverity.Info),
        new(
            "SDL158", "S takes 900 updates and the plan 1,000: it has no values for the last 10 % of the run",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Throw)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 900)]",
            "[Schedule(Peak = 0.1, End = ScheduleEnd.Throw)] [Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 1000)]", Plan: 1000),
        new(
            "SDL159", "S is 0 for the first updates: a gradient is computed and nothing learned from it",
            "([Setting(Role = HyperRole.Peak)] double peak = 1e-3) => Curve.Of(1000, k => k < 500 ? peak * Floor(k / 10) / 50 : peak * (1000 - k) / 500)",
            "([Setting(Role = HyperRole.Peak)] double peak = 1e-3) => Curve.Of(1000, k => k < 500 ? peak * Floor(k / 10 + 1) / 50 : peak * (1000 - k) / 500)"),

        // A freeze that somebody asked for.
        new(
            "SDL159", "S is 0 for the first updates: a gradient is computed and nothing learned from it",
            "Curve.Constant(0, 10).Then(Curve.Line(3e-4, 0, 990))", "Curve.Constant(1e-4, 10).Then(Curve.Line(3e-4, 0, 990))", Severity: DiagnosticSeverity.Info),
        new(
            "SDL160", "S starts over at update 2,400, and the run of 3,000 ends 600 into a cycle, at 0.0916 where a whole one ends at 9.638E-08",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Fall(ScheduleDsl.Profiles.Cosine.Value, peak, 0, 800).Repeat(2, 1)",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Fall(ScheduleDsl.Profiles.Cosine.Value, peak, 0, 1000).Repeat(2, 1)", Plan: 3000),
        new(
            "SDL160", "S starts over every 1,000 updates, and the run of 3,250 ends 250 into a cycle, at 0.08547 where a whole one ends at 2.467E-07",
            "[Schedule(Peak = 0.1, Steps = 1000, End = ScheduleEnd.Repeat)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))]",
            "[Schedule(Peak = 0.1, Steps = 650, End = ScheduleEnd.Repeat)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))]", Plan: 3250),

        // A cosine in a formula without an end, in a run that is longer than it.
        new(
            "SDL160", "S starts over at update 1,000, and the run of 1,500 ends 500 into a cycle, at 0.04984 where a whole one ends at 2.467E-07",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Of(k => peak * 0.5 * (1 + Cos(3.141592653589793 * k / 1000)))",
            "([Setting(Role = HyperRole.Peak)] double peak = 0.1) => Curve.Of(k => peak * 0.5 * (1 + Cos(3.141592653589793 * k / 1500)))", Plan: 1500),
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
            "SDL164", "S has Floor = 0.0001 and Peak = 1E-05: there is nothing to decay",
            "([Setting(Role = HyperRole.Peak)] double peak = 1e-5, [Setting(Role = HyperRole.Floor)] double floor = 1e-4) => Curve.Line(peak, floor, 1000)",
            "([Setting(Role = HyperRole.Peak)] double peak = 1e-3, [Setting(Role = HyperRole.Floor)] double floor = 1e-4) => Curve.Line(peak, floor, 1000)",
            Severity: DiagnosticSeverity.Error),
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
            "SDL167", "S is read every 500 updates, and its warmup is over before the second reading: the first 500 updates have 1.429E-05, and number 500 has 0.0003",
            "([Setting(Role = HyperRole.Peak)] double peak = 3e-4, double read = 500) => Curve.Of(10_000, k => peak * Min(1, Min((Floor(k / read) * read + 10) / 210, (10_500 - Floor(k / read) * read) / 10_000)))",
            "([Setting(Role = HyperRole.Peak)] double peak = 3e-4, double read = 100) => Curve.Of(10_000, k => peak * Min(1, Min((Floor(k / read) * read + 10) / 210, (10_500 - Floor(k / read) * read) / 10_000)))"),
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

    /// <param name="Plan">Updates of the recipe's plan; 0 for a schedule alone.</param>
    private sealed record Case(
        string Id, string Message, string Bad, string Neighbour, int Plan = 0, DiagnosticSeverity Severity = DiagnosticSeverity.Warning);
}
