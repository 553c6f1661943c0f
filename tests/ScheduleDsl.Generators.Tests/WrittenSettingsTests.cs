using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Settings are read wherever they are written, and what nobody knows before the program runs is not guessed.</summary>
public sealed class WrittenSettingsTests
{
    private const string Heavy = "AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update";

    [Theory]
    // Constants, and names that are given a value once.
    [InlineData("const double rate = 0.05; Use(new AdamWSettings { LearningRate = rate, {|WeightDecay = 2|} });")]
    [InlineData("double rate = 0.05; Use(new AdamWSettings { LearningRate = rate, {|WeightDecay = 2|} });")]
    [InlineData("Use(new AdamWSettings { LearningRate = Fixed, {|WeightDecay = 2|} });")]
    [InlineData("Use(new AdamWSettings { LearningRate = Shown, {|WeightDecay = 2|} });")]
    [InlineData("Use(new AdamWSettings { LearningRate = Short, {|WeightDecay = 2|} });")]
    [InlineData("Use(new AdamWSettings { LearningRate = Fixed * 10 / 10, {|WeightDecay = 1 + 1|} });")]
    [InlineData("Use(new AdamWSettings { LearningRate = new Cosine { Peak = Fixed, Steps = 1000 }, {|WeightDecay = 2|} });")]
    [InlineData("Schedule rate = new Cosine { Peak = 0.05, Steps = 1000 }; Use(new AdamWSettings { LearningRate = rate, {|WeightDecay = 2|} });")]

    // What is changed of settings whose other numbers are known.
    [InlineData("Use(new AdamWSettings { LearningRate = 0.05 } with { {|WeightDecay = 2|} });")]
    [InlineData("var start = new AdamWSettings { LearningRate = 0.05 }; Use(start with { {|WeightDecay = 2|} });")]
    [InlineData("Use(Base with { {|WeightDecay = 2|} });")]
    [InlineData("Use({|Heavier with { LearningRate = 0.05 }|});")]
    public Task Settings_AreRead(string code) => AssertReports(code, "SDL250", Heavy);

    [Theory]
    [InlineData("double rate = 0.05; rate = Read(); Use(new AdamWSettings { LearningRate = rate, WeightDecay = 2 });")]
    [InlineData("double rate = 0.05; Change(ref rate); Use(new AdamWSettings { LearningRate = rate, WeightDecay = 2 });")]
    [InlineData("double rate = 0.05; rate /= 100; Use(new AdamWSettings { LearningRate = rate, WeightDecay = 2 });")]
    [InlineData("double rate = 0.05; (rate, _) = (Read(), 1); Use(new AdamWSettings { LearningRate = rate, WeightDecay = 2 });")]
    [InlineData("Use(new AdamWSettings { LearningRate = Changing, WeightDecay = 2 });")]
    [InlineData("Use(new AdamWSettings { LearningRate = Late.Number, WeightDecay = 2 });")]
    [InlineData("Use(given with { WeightDecay = 2 });")]
    [InlineData("Use(given with { LearningRate = Read(), WeightDecay = 2 });")]
    [InlineData("var start = new AdamWSettings { LearningRate = 0.05 }; start = given; Use(start with { WeightDecay = 2 });")]
    public async Task WhatNobodyKnowsYet_IsNotJudged(string code) =>
        Assert.DoesNotContain(await AnalyzerHost.Advice(Source(code)), d => d.Severity >= DiagnosticSeverity.Warning);

    [Fact]
    public async Task ChangeOfUnknownSettings_IsJudgedByItself()
    {
        Diagnostic[] found = await AnalyzerHost.Advice(Source("Use(given with { LearningRate = 0.5, WeightDecay = 2 });"));

        Assert.Equal("LearningRate = 0.5", Text(Assert.Single(found, d => d.Severity >= DiagnosticSeverity.Warning)));
    }

    [Fact]
    public Task PlanBesideTheSettings_IsRead() => AssertReports(
        "Use(new Recipe(new AdamWSettings { LearningRate = {|new Wsd { Peak = 3e-4, Steps = 8000, WarmupSteps = 100, DecayFraction = 0.1 }|} }, steps: 1000));",
        "SDL158", "Wsd takes 8,000 updates and the plan 1,000: it is cut off at 12.5 % of its way");

    // Each is said where it stands, and not again by what uses it.
    [Fact]
    public async Task ScheduleOfTheProject_IsReportedOnce()
    {
        Diagnostic[] found = await AnalyzerHost.Advice(Long, Source("Use(new AdamWSettings { LearningRate = new Long() }); Schedule same = new Long(); Use(new SgdSettings { LearningRate = same });"));

        Diagnostic one = Assert.Single(found, d => d.Id == "SDL151");
        Assert.Equal("Long", one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    [Fact]
    public async Task SettingsThatAreChanged_AreReportedOnce()
    {
        Diagnostic[] found = await AnalyzerHost.Advice(Source("var start = new AdamWSettings { LearningRate = 0.05, WeightDecay = 2 }; Use(start with { Epsilon = 1e-7 });"));

        Assert.Equal("WeightDecay = 2", Text(Assert.Single(found, d => d.Id == "SDL250")));
    }

    [Theory]
    [InlineData("WeightDecay=0.01", "[{|Group(\"heavy\", MinRank = 2, Set = \"WeightDecay=2\")|}]", "SDL250", Heavy)]
    [InlineData("WeightDecay=1.5", "[{|Group(\"fast\", MinRank = 2, RateMultiplier = 1.5)|}]", "SDL250", "AdamW with WeightDecay = 1.5 and a rate of up to 0.075 takes 11.25 % of every weight in one update")]
    [InlineData("WeightDecay=0.2", "[Group(\"frozen\", MinRank = 2, RateMultiplier = 0)] [Group(\"no decay\", MaxRank = 1, Set = \"WeightDecay=0\")]", null, "")]
    public async Task Groups_AreRunsOfTheirOwn(string set, string group, string? id, string message)
    {
        string source = $"[Recipe(typeof(AdamW), Set = \"LearningRate=0.05, {set}\")] [Plan(Steps = 1000)] {group.Replace("{|", "").Replace("|}", "")} public static partial class Training;";
        Diagnostic[] found = [.. (await AnalyzerHost.Advice(Header + source)).Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        Advice[] said = [.. RecipeOf(Header + source).Check().Where(a => a.Tier >= AdviceTier.Warning)];

        Assert.Equal(id is null ? [] : [(id, message)], found.Select(d => (d.Id, d.GetMessage())));
        Assert.Equal(found.Select(d => (d.Id, d.GetMessage())), said.Select(a => (a.Id, a.Message)));
        if (id is not null)
            Assert.Equal(group.Split("{|")[1].Split("|}")[0], Text(found[0]));
    }

    private const string Cycle = """
        public partial class Cycle
        {
            [Schedule] private static Curve Define() => Curve.Line(0, 1e-3, 300).Then(Curve.Line(1e-3, 0, 700));
            [Schedule] private static Curve DefineMomentum() => Curve.Line(0.95, 0.85, 1000);
        }
        """;

    [Fact]
    public async Task FurtherCurve_IsFollowed()
    {
        const string source = Header + Cycle + """

            [Recipe(typeof(AdamW))] [Plan(Steps = 500)]
            [Follow("LearningRate", typeof(Cycle))] [Follow("Beta1", typeof(Cycle), Curve = "Momentum")]
            public static partial class Training;
            """;

        Diagnostic[] found = [.. (await AnalyzerHost.Advice(source)).Where(d => d.Severity >= DiagnosticSeverity.Warning)];
        Advice[] said = [.. RecipeOf(source).Check().Where(a => a.Tier >= AdviceTier.Warning)];

        Assert.Contains(found, d => d.GetMessage().StartsWith("Cycle.Momentum takes 1,000 updates and the plan 500", System.StringComparison.Ordinal));
        Assert.Equal(said.Select(a => (a.Id, a.Message)), found.Select(d => (d.Id, d.GetMessage())));
    }

    [Fact]
    public async Task FurtherCurveInCode_IsRead()
    {
        Diagnostic[] found = await AnalyzerHost.Advice(
            Header + Cycle, Source("var cycle = new Cycle(); Use(new Recipe(new AdamWSettings { LearningRate = cycle, Beta1 = cycle.Momentum }, 500));"));

        Assert.Equal("cycle.Momentum", Text(Assert.Single(found, d => d.GetMessage().StartsWith("Cycle.Momentum takes 1,000", System.StringComparison.Ordinal))));
    }

    [Fact]
    public async Task TypesOfAnotherAssembly_AreReadFromTheirCompiledForm()
    {
        byte[] library = GeneratorHost.Run(GeneratorHost.Compilation("""
            using ScheduleDsl;
            namespace Vendor;
            [Schedule(Peak = 0.05, Steps = 1000)] [Decay(typeof(ScheduleDsl.Profiles.Cosine))] public partial class Falling;
            [Optimizer] [Guideline(HyperRole.WeightDecay, Max = 1, Because = "it halts")]
            public partial class Plain
            {
                [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar Rate { get; init; }
                [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar Decay { get; init; }
                [UpdateRule] private float Update(float parameter, float gradient) => parameter - Rate * (gradient + Decay * parameter);
            }
            """).WithAssemblyName("Vendor")).Image();
        CSharpCompilation user = GeneratorHost.Compilation("""
            public static class Training { public static object Make() => new Vendor.PlainSettings { Rate = new Vendor.Falling(), Decay = 2 }; }
            """).AddReferences(MetadataReference.CreateFromImage(library));

        Diagnostic[] found = [.. (await AnalyzerHost.Advice(user)).Where(d => d.Severity >= DiagnosticSeverity.Warning)];

        Assert.Contains(found, d => d.GetMessage() == "Plain with Decay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update" && Text(d) == "Decay = 2");
        Assert.Contains(found, d => d.Id == "SDL251" && Text(d) == "Decay = 2");
    }

    private static async Task AssertReports(string marked, string id, string message)
    {
        Diagnostic[] found = [.. (await AnalyzerHost.Advice(Source(marked.Replace("{|", "").Replace("|}", "")))).Where(d => d.Id == id)];

        Diagnostic one = Assert.Single(found);
        Assert.Equal(message, one.GetMessage());
        Assert.Equal(marked.Split("{|")[1].Split("|}")[0], Text(one));
    }

    private static string Text(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private static Recipe RecipeOf(string source) =>
        (Recipe)GeneratorHost.RunWithErrors(source).Load().GetType("Training")!.GetMethod("Create")!.Invoke(null, null)!;

    private const string Long =
        "[ScheduleDsl.Schedule(Peak = 3e-4, Steps = 1000)] [ScheduleDsl.Warmup(Steps = 800)] [ScheduleDsl.Decay(typeof(ScheduleDsl.Profiles.Cosine))] public partial class Long;";

    private const string Header = """
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;

        """;

    private static string Source(string code) => Header + $$"""
        public static class Written
        {
            public static readonly double Fixed = 0.05;
            public static double Changing = 0.05;
            public static readonly AdamWSettings Base = new() { LearningRate = Shown };
            public static double Shown { get; } = 0.05;
            public static double Short => Fixed;
            public static AdamWSettings Heavier { get; } = new() { WeightDecay = 2, LearningRate = 1e-3 };
            public static void Make(AdamWSettings given) { {{code}} }
            private static void Use(object made) { }
            private static void Change(ref double number) => number *= 0.1;
            private static double Read() => double.Parse("1");
            private static class Late { public static readonly double Number = 0.05; static Late() => Number = 1e-4; }
        }
        """;
}
