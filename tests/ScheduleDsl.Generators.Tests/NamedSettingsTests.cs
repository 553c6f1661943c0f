using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Settings that are kept under a name are judged with what the code does with that name: plan, precision, routes.</summary>
public sealed class NamedSettingsTests
{
    private const string StandsStill =
        "AdamW keeps its states in bfloat16, and Beta2 = 0.999 lets the second moment fall by 0.1 % in an update: below 0.39 % rounding gives the old number again, and it never falls";

    private const string CutOff = "Wsd takes 8,000 updates and the plan 1,000: it is cut off at 12.5 % of its way";
    private const string Wsd = "LearningRate = {|new Wsd { Peak = 3e-4, Steps = 8000, WarmupSteps = 100, DecayFraction = 0.1 }|}";

    [Theory]
    [InlineData("var settings = new AdamWSettings { {|Beta2 = 0.999|} }; Use(1); Use(AdamW.For(table, settings, Half));")]
    [InlineData("AdamWSettings settings = new() { {|Beta2 = 0.999|} }; var options = new RunOptions { StatePrecision = StatePrecision.BFloat16 }; Use(AdamW.For(table, settings, options));")]
    [InlineData("var settings = new AdamWSettings { {|Beta2 = 0.999|} }; var same = settings; Use(OptimizerRun.Create(table, same, Half));")]
    [InlineData("OptimizerSettings settings = new AdamWSettings { {|Beta2 = 0.999|} }; Use(settings.Check(table, Half));")]
    [InlineData("var settings = new AdamWSettings { Beta2 = 0.95 }; Use(AdamW.For(table, settings with { {|Beta2 = 0.999|} }, Half));")]
    [InlineData("var settings = new AdamWSettings { Beta2 = 0.95 }; var slower = settings with { {|Beta2 = 0.999|} }; Use(AdamW.For(table, slower, Half));")]
    [InlineData("var settings = new AdamWSettings { {|Beta2 = 0.999|} }; var recipe = new Recipe(settings, 1000); Use(recipe.For(table, Half));")]
    [InlineData("var settings = new AdamWSettings { {|Beta2 = 0.999|} }; Use(new Recipe(settings, 1000).Check(table, Half));")]
    [InlineData("var settings = new AdamWSettings { {|Beta2 = 0.999|} }; Route[] routes = [new Route(settings) { MinRank = 2 }]; Use(OptimizerRun.Create(table, routes, Half));")]
    [InlineData("var settings = new AdamWSettings { {|Beta2 = 0.999|} }; var route = new Route(settings) { MinRank = 2 }; Use(OptimizerRun.Create(table, new[] { route }, Half));")]
    [InlineData("var settings = new AdamWSettings { {|Beta2 = 0.999|} }; Use(new Route[] { new(settings) { MinRank = 2 } }.Check(table, Half));")]

    // Of a member, where its name stands.
    [InlineData("Use(AdamW.For(table, {|Kept|}, Half));")]
    [InlineData("Use(AdamW.For(table, {|Shown|}, Half));")]
    [InlineData("var same = {|Kept|}; Use(AdamW.For(table, same, Half));")]
    [InlineData("Use(new Recipe({|Kept|}, 1000).For(table, Half));")]
    public Task Precision_IsReadThroughTheName(string code) => AssertOne(code, "SDL264", StandsStill);

    [Theory]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; Recipe recipe; recipe = new Recipe(settings, 1000); Use(recipe);")]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; var plan = new Plan { Steps = 1000 }; Use(new Recipe(settings, plan));")]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; Use(new Recipe(settings, 8000) { Steps = 1000 });")]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; Use(new Recipe(settings, 8000) { Plan = new Plan { Steps = 1000 } });")]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; Use(settings.Check(new Plan { Steps = 1000 }));")]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; Use(settings.Check(table, plan: new Plan { Steps = 1000 }));")]
    [InlineData("Use(new Recipe({|Long|}, 1000));")]

    // Of a copy of a recipe, which may be one of a copy.
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; var recipe = new Recipe(settings, 8000); Use(recipe with { Steps = 1000 });")]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; var recipe = new Recipe(settings, 8000); var shorter = recipe with { Plan = new Plan { Steps = 1000 } }; Use(shorter.Check());")]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; var recipe = new Recipe(settings, 2000) with { Steps = 8000 }; Use((recipe with { Steps = 1000 }).For(table));")]
    [InlineData("var recipe = new Recipe(new AdamWSettings(), 1000); Use(recipe with { Settings = new AdamWSettings { " + Wsd + " } });")]
    [InlineData("var settings = new AdamWSettings { " + Wsd + " }; Use(new Recipe(new AdamWSettings(), 8000) { Settings = settings, Steps = 1000 });")]
    public Task Plan_IsReadThroughTheName(string code) => AssertOne(code, "SDL158", CutOff);

    [Fact]
    public Task PlanOfASchedule_IsReadThroughTheName() => AssertOne(
        "var rate = {|new Wsd { Peak = 3e-4, Steps = 8000, WarmupSteps = 100, DecayFraction = 0.1 }|}; Use(rate.Check(new Plan { Steps = 1000 }));", "SDL158", CutOff);

    [Theory]
    [InlineData("var settings = {|new MuonSettings()|}; Use(Muon.For(table, settings));", "is the optimizer of all tensors of this run")]
    [InlineData("var settings = {|new MuonSettings()|}; Use(new Route(settings) { MinRank = 2 });", "is handed tensors by their number of axes alone")]
    [InlineData("var settings = {|new MuonSettings()|}; Use(new Recipe(settings, 1000));", "is the optimizer of all tensors of this run")]
    [InlineData("Use(Muon.For(table, {|Orthogonal|}));", "is the optimizer of all tensors of this run")]
    public Task Routing_IsReadThroughTheName(string code, string what) =>
        AssertOne(code, "SDL275", $"Muon is for hidden matrices and {what}: embeddings, output heads and vectors belong to a route of their own, chosen by name or kind");

    [Theory]
    [InlineData("var settings = new AdamWSettings { Beta2 = 0.999 }; settings = given; Use(AdamW.For(table, settings, Half));")]
    [InlineData("var settings = new AdamWSettings { Beta2 = 0.999 }; Use(AdamW.For(table, settings with { Beta2 = 0.95 }, Half));")]
    [InlineData("var settings = new AdamWSettings { Beta2 = 0.999 }; var options = new RunOptions { StatePrecision = StatePrecision.BFloat16 }; options = new RunOptions(); Use(AdamW.For(table, settings, options));")]
    [InlineData("var settings = new AdamWSettings { Beta2 = 0.999 }; Use(AdamW.For(table, settings)); Use(AdamW.For(table, new AdamWSettings { Beta2 = 0.95 }, Half));")]
    [InlineData("Use(AdamW.For(table, Changing, Half));")]
    public async Task OtherSettings_AreNotJudged(string code) => Assert.DoesNotContain(await AnalyzerHost.Advice(Source(code)), d => d.Id == "SDL264");

    [Theory]
    [InlineData("var settings = new AdamWSettings { LearningRate = new Wsd { Peak = 3e-4, Steps = 8000, WarmupSteps = 100, DecayFraction = 0.1 } }; var recipe = new Recipe(settings, 1000); Use(recipe with { Steps = 8000 });")]
    [InlineData("var settings = new AdamWSettings { LearningRate = new Wsd { Peak = 3e-4, Steps = 8000, WarmupSteps = 100, DecayFraction = 0.1 } }; var recipe = new Recipe(settings, 8000); Use(recipe with { Settings = given, Steps = 1000 });")]
    [InlineData("var recipe = new Recipe(given, 1000); recipe = recipe with { Settings = new AdamWSettings { LearningRate = new Wsd { Peak = 3e-4, Steps = 8000, WarmupSteps = 100, DecayFraction = 0.1 } } }; Use(recipe);")]
    [InlineData("var recipe = recipe with { Settings = new AdamWSettings { LearningRate = new Wsd { Peak = 3e-4, Steps = 8000, WarmupSteps = 100, DecayFraction = 0.1 } } };")]
    public async Task PlanOfAnotherRecipe_IsNoneOfTheSettings(string code) => Assert.DoesNotContain(await AnalyzerHost.Advice(Source(code)), d => d.Id == "SDL158");

    // Each is said where it is written, once, however many runs get it.
    [Theory]
    [InlineData("var settings = new AdamWSettings { LearningRate = 0.05, {|WeightDecay = 2|} }; Use(new Recipe(settings, 1000)); Use(AdamW.For(table, settings)); Use(settings.Check());")]
    [InlineData("var settings = new AdamWSettings { LearningRate = 0.05, {|WeightDecay = 2|} }; var recipe = new Recipe(settings, 1000); Use(recipe.For(table)); Use(recipe.Check(table));")]
    [InlineData("var settings = new AdamWSettings { LearningRate = 0.05, {|WeightDecay = 2|} }; Use(AdamW.For(table, settings with { Beta2 = 0.95 }, Half));")]
    [InlineData("Use(new Recipe(Heavy, 1000)); Use(AdamW.For(table, Heavy)); Use(Heavy with { Beta2 = 0.95 });", "WeightDecay = 2")]
    public Task WhatHarmsInEveryRun_IsReportedOnce(string code, string? text = null) =>
        AssertOne(code, "SDL250", "AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update", text);

    [Fact]
    public async Task RunsThatDiffer_AreReportedEach()
    {
        Diagnostic[] found = await AnalyzerHost.Advice(Source(Plain("var settings = new AdamWSettings { " + Wsd + " }; Use(new Recipe(settings, 1000)); Use(new Recipe(settings, 2000)); Use(new Recipe(settings, 8000));")));

        Assert.Equal(
            [CutOff, "Wsd takes 8,000 updates and the plan 2,000: it is cut off at 25 % of its way"],
            found.Where(d => d.Id == "SDL158").Select(d => d.GetMessage()).Order());
    }

    // The settings of a declared recipe are its own, or those that are handed to it.
    [Fact]
    public Task SettingsOfADeclaredRecipe_AreJudgedOverItsPlan() => AssertOne(
        "var settings = new AdamWSettings { " + Wsd + " }; Use(Training.For(table, settings));", "SDL158", CutOff);

    private static async Task AssertOne(string marked, string id, string message, string? text = null)
    {
        Diagnostic one = Assert.Single(await AnalyzerHost.Advice(Source(Plain(marked))), d => d.Id == id);

        Assert.Equal(message, one.GetMessage());
        Assert.Equal(text ?? marked.Split("{|")[1].Split("|}")[0], one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    private static string Plain(string marked) => marked.Replace("{|", "").Replace("|}", "");

    private static string Source(string code) => $$"""
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;
        public static class Written
        {
            private static readonly RunOptions Half = new() { StatePrecision = StatePrecision.BFloat16 };
            {{(code.Contains("Kept") ? "private static readonly AdamWSettings Kept = new() { Beta2 = 0.999 };" : "")}}
            {{(code.Contains("Shown") ? "private static AdamWSettings Shown { get; } = new() { Beta2 = 0.999 };" : "")}}
            {{(code.Contains("Changing") ? "private static AdamWSettings Changing = new() { Beta2 = 0.999 };" : "")}}
            {{(code.Contains("Orthogonal") ? "private static MuonSettings Orthogonal => new();" : "")}}
            {{(code.Contains("Heavy") ? "private static readonly AdamWSettings Heavy = new() { LearningRate = 0.05, WeightDecay = 2 };" : "")}}
            {{(code.Contains("Long") ? "private static readonly AdamWSettings Long = new() { LearningRate = new Wsd { Peak = 3e-4, Steps = 8000, WarmupSteps = 100, DecayFraction = 0.1 } };" : "")}}
            public static void Make(AdamWSettings given, ParameterTable table) { {{code}} }
            private static void Use(object made) { }
        }
        {{(code.Contains("Training") ? "[Recipe(typeof(AdamW))] [Plan(Steps = 1000)] public static partial class Training;" : "")}}
        """;
}
