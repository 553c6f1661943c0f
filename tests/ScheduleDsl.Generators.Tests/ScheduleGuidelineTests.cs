using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Guidelines over schedules of one's own: alone or in a recipe, in code and by the class that is generated from it.</summary>
public sealed partial class ScheduleGuidelineTests
{
    private const string Follow = """Follow("Rate", typeof(S))""";

    /// <summary>What the cases are of.</summary>
    public static IEnumerable<string> Ids => All.Select(c => c.Id);

    public static IEnumerable<object[]> Cases => All.Select((tested, i) => new object[] { tested.Id, i });

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task BadSchedule_IsReportedInCodeAndAtRunTime(string id, int index)
    {
        Case tested = All[index];
        Generated generated = GeneratorHost.RunWithErrors(Source(tested.Bad, tested.Plan));

        Diagnostic[] found = [.. (await AnalyzerHost.Advice(generated)).Where(d => d.Severity >= DiagnosticSeverity.Warning || d.Id == id)];
        Diagnostic one = Assert.Single(found);
        Assert.Equal((id, tested.Severity, tested.Message), (one.Id, one.Severity, one.GetMessage()));
        Assert.Equal(tested.Plan > 0 ? Follow : "S", one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));

        Advice advice = Assert.Single(AtRunTime(generated, tested.Plan), a => a.Tier >= AdviceTier.Warning || a.Id == id);
        Assert.Equal((id, tested.Severity.ToString(), tested.Message), (advice.Id, advice.Tier.ToString(), advice.Message));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task NearestSafeSchedule_IsSilent(string id, int index)
    {
        Generated generated = GeneratorHost.RunWithErrors(Source(All[index].Neighbour, All[index].Plan));

        Assert.DoesNotContain(await AnalyzerHost.Advice(generated), d => d.Severity >= DiagnosticSeverity.Warning || d.Id == id);
        Assert.DoesNotContain(AtRunTime(generated, All[index].Plan), a => a.Tier >= AdviceTier.Warning || a.Id == id);
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
    public async Task MilestonesInCode_AreComparedWithThePlanBesideThem()
    {
        Diagnostic[] found = await AnalyzerHost.Advice(Sources.Usings + """
            public static class Training
            {
                public static object Long() => new Recipe(
                    new ScheduleDsl.Optimizers.SgdSettings { LearningRate = new ScheduleDsl.Schedules.MultiStep { Peak = 0.02, Milestones = StepTable.Of(480_000, 640_000) } }, 12_000);

                public static object Checked() => new ScheduleDsl.Schedules.MultiStep { Peak = 0.02, Milestones = StepTable.Of(12_000) }.Check(new Plan { Steps = 12_000 });

                public static object Fitting() => new Recipe(
                    new ScheduleDsl.Optimizers.SgdSettings { LearningRate = new ScheduleDsl.Schedules.MultiStep { Peak = 0.02, Milestones = StepTable.Of(6000, 11_999) } }, new Plan { Steps = 12_000 });
            }
            """);
        Assert.Equal(
            ["SDL161 MultiStep: Milestones has a change at update 12,000, and the run is over after 12,000", "SDL161 MultiStep: Milestones has a change at update 480,000, and the run is over after 12,000"],
            found.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => $"{d.Id} {d.GetMessage()}").Order());
        Assert.All(found.Where(d => d.Id == "SDL161"), d => Assert.StartsWith("Milestones = StepTable.Of(", d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)));
    }

    [Theory]
    [InlineData("new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { NumWarmupSteps = 1000, NumTrainingSteps = 100 }", "LinearScheduleWithWarmup has no values: the warmup takes longer than the run (NumWarmupSteps is 1000, NumTrainingSteps is 100)")]
    [InlineData("new ScheduleDsl.PyTorch.OneCycleLR { TotalSteps = 1000, {|PctStart = 300|} }", "OneCycleLR has no values: PctStart is 300, and has to be at most 1")]
    [InlineData("new ScheduleDsl.Schedules.MultiStep { {|Milestones = StepTable.Of(30, 60, 45)|} }", "MultiStep has no values: Milestones has 45 after 60, and the times of a table never fall")]
    [InlineData("new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { NumWarmupSteps = 100, NumTrainingSteps = 1000 }", null)]
    [InlineData("new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { NumWarmupSteps = 100 }", null)]
    [InlineData("new ScheduleDsl.PyTorch.OneCycleLR { TotalSteps = 1000, PctStart = 0.3 }", null)]
    [InlineData("new ScheduleDsl.Schedules.MultiStep { Milestones = StepTable.Of(30, 60, 60) }", null)]
    public async Task SettingsThatDoNotFit_AreAnErrorInCode(string schedule, string? message)
    {
        Diagnostic[] found = [.. (await AnalyzerHost.Advice(Sources.Usings + $"public static class Training {{ public static object Make() => {schedule.Replace("{|", "").Replace("|}", "")}; }}"))
            .Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        if (message is null)
        {
            Assert.Empty(found);
            return;
        }
        Diagnostic one = Assert.Single(found);
        Assert.Equal(("SDL171", DiagnosticSeverity.Error, message), (one.Id, one.Severity, one.GetMessage()));
        Assert.Equal(schedule.Contains("{|") ? schedule.Split("{|")[1].Split("|}")[0] : schedule, one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    [Fact]
    public void SettingsThatDoNotFit_AreAnErrorAtRunTime()
    {
        Schedule interchanged = new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { NumWarmupSteps = 1000, NumTrainingSteps = 100 };
        const string message = "LinearScheduleWithWarmup has no values: the warmup takes longer than the run (NumWarmupSteps is 1000, NumTrainingSteps is 100)";
        foreach (Advice advice in new[] { Assert.Single(interchanged.Check()), Assert.Single(new ScheduleDsl.Optimizers.SgdSettings { LearningRate = interchanged }.Check()) })
            Assert.Equal(("SDL171", AdviceTier.Error, message), (advice.Id, advice.Tier, advice.Message));
    }

    [Fact]
    public Task ScheduleOfAPackage_CanBeFollowed() => AnalyzerHost.AssertReports("""
        using ScheduleDsl;
        [Recipe(typeof(ScheduleDsl.Optimizers.AdamW)), Plan(Steps = 10_000)]
        [Follow("LearningRate", typeof(ScheduleDsl.Schedules.OneCycle))]
        [Follow("Beta1", typeof(ScheduleDsl.Schedules.OneCycle), Curve = "Momentum")]
        [Quantity("BatchSize", typeof(ScheduleDsl.Schedules.BatchRampup))]
        public static partial class Training;
        """);

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

    private static IReadOnlyList<Advice> AtRunTime(Generated generated, int plan)
    {
        Schedule schedule = (Schedule)Activator.CreateInstance(generated.Load().GetType("S")!)!;
        return schedule.Check(plan > 0 ? new Plan { Steps = plan } : null);
    }

    private static string Source(string schedule, int plan) => Sources.Usings + $$"""
        [Profile]
        public partial class HalfWay { static double Value(double t) => 1 - t / 2; }

        {{(schedule.StartsWith('(') ? $$"""public partial class S { [Schedule] private static Curve Define{{schedule}}; }""" : schedule.StartsWith('[') ? $"{schedule} public partial class S;" : $$"""public partial class S { [Schedule] private static Curve Define() => {{schedule}}; }""")}}
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
}
