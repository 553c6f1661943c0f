using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>The groups of a recipe that code makes are runs of their own, as those of a declared one are, in code and at run time.</summary>
public sealed class GroupsInCodeTests
{
    private const string Settings = "new AdamWSettings { LearningRate = 0.05, WeightDecay = 0.2 }";
    private const string Heavy = "AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update";
    private const string Group = "{|new ParameterGroup { Name = \"heavy\", MinRank = 2, Overrides = { [\"WeightDecay\"] = 2 } }|}";

    [Theory]
    [InlineData("new Recipe(" + Settings + ", 1000) { Groups = [" + Group + "] }", Heavy)]
    [InlineData("new Recipe(" + Settings + ", 1000) { Groups = new[] { " + Group + " } }", Heavy)]
    [InlineData("new Recipe(" + Settings + ", 1000) { Groups = new List<ParameterGroup> { " + Group + " } }", Heavy)]
    [InlineData("new Recipe(" + Settings + ", 1000) { Groups = [{|new() { MinRank = 2, Overrides = new() { [\"WeightDecay\"] = 2 } }|}] }", Heavy)]
    [InlineData("new Recipe(" + Settings + ", 1000) { Groups = [{|new() { MinRank = 2, Overrides = new Dictionary<string, Slot> { { \"WeightDecay\", 2 } } }|}] }", Heavy)]
    [InlineData(
        "new Recipe(new AdamWSettings { LearningRate = 0.05, WeightDecay = 1.5 }, 1000) { Groups = [{|new() { MinRank = 2, RateMultiplier = 1.5 }|}] }",
        "AdamW with WeightDecay = 1.5 and a rate of up to 0.075 takes 11.25 % of every weight in one update")]
    [InlineData(
        "new Recipe(new AdamWSettings { LearningRate = 1e-3, WeightDecay = 2 }, 1000) { Groups = [{|new() { MinRank = 2, Overrides = { [\"LearningRate\"] = new Cosine { Peak = 0.05, Steps = 1000 } } }|}] }",
        "AdamW with WeightDecay = 2 and a rate of up to 0.05 takes 10 % of every weight in one update")]
    public async Task Group_IsARunOfItsOwn(string marked, string message)
    {
        Diagnostic one = Assert.Single(await AnalyzerHost.Advice(Source(Plain(marked))), d => d.Severity >= DiagnosticSeverity.Warning);
        Advice said = Assert.Single(((Recipe)Make(Source(Plain(marked)))).Check(), a => a.Tier >= AdviceTier.Warning);

        Assert.Equal(("SDL250", message), (one.Id, one.GetMessage()));
        Assert.Equal(("SDL250", message), (said.Id, said.Message));
        Assert.Equal(marked.Split("{|")[1].Split("|}")[0], one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    [Theory]
    [InlineData("var settings = " + Settings + "; ParameterGroup[] groups = [" + Group + "]; return new Recipe(settings, 1000) { Groups = groups };")]
    [InlineData("var group = " + Group + "; return new Recipe(" + Settings + ", 1000) { Groups = [group] };")]
    [InlineData("var recipe = new Recipe(" + Settings + ", 1000); return recipe with { Groups = [" + Group + "] };")]
    [InlineData("return AdamW.For(table, " + Settings + ", new RunOptions { Groups = [" + Group + "] });")]
    [InlineData("var recipe = new Recipe(" + Settings + ", 1000); return recipe.For(table, new RunOptions { Groups = [" + Group + "] });")]
    [InlineData("return new Route(" + Settings + ") { MinRank = 2, Groups = [" + Group + "] };")]
    public async Task GroupElsewhere_IsRead(string marked)
    {
        Diagnostic one = Assert.Single(await AnalyzerHost.Advice(Body(Plain(marked))), d => d.Severity >= DiagnosticSeverity.Warning);

        Assert.Equal(("SDL250", Heavy), (one.Id, one.GetMessage()));
        Assert.Equal(marked.Split("{|")[1].Split("|}")[0], one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    // What can have been changed is not guessed, and what stands still on purpose is not judged.
    [Theory]
    [InlineData("var group = new ParameterGroup { MinRank = 2, Overrides = { [\"WeightDecay\"] = 2 } }; group.Overrides.Clear(); return new Recipe(" + Settings + ", 1000) { Groups = [group] };")]
    [InlineData("return new Recipe(" + Settings + ", 1000) { Groups = [new() { MinRank = 2, Overrides = { [\"WeightDecay\"] = 2 }, RateMultiplier = 0 }] };")]
    [InlineData("return new Recipe(" + Settings + ", 1000) { Groups = [new() { MinRank = 2, Overrides = { [\"WeightDecay\"] = 2 }, RateMultiplier = rate }] };")]
    [InlineData("return new Recipe(" + Settings + ", 1000) { Groups = [new() { MinRank = 2, Overrides = { [\"WeightDecay\"] = rate } }] };")]
    [InlineData("return new Recipe(" + Settings + ", 1000) { Groups = [new() { MinRank = 2, Overrides = { [name] = 2 } }] };")]
    public async Task WhatNobodyKnows_IsNotJudged(string code) =>
        Assert.DoesNotContain(await AnalyzerHost.Advice(Body(code)), d => d.Severity >= DiagnosticSeverity.Warning);

    // As at run time: a recipe has all of its groups.
    [Theory]
    [InlineData("new Recipe(new AdamWSettings { WeightDecay = 0.1 }, 1000)", true)]
    [InlineData("new Recipe(new AdamWSettings { WeightDecay = 0.1 }, 1000) { Groups = [new() { MinRank = 2, Overrides = { [\"WeightDecay\"] = 0.05 } }] }", true)]
    [InlineData("new Recipe(new AdamWSettings { WeightDecay = 0.1 }, 1000) { Groups = [new() { MaxRank = 1, Overrides = { [\"WeightDecay\"] = 0 } }] }", false)]
    public async Task DecayOfVectors_IsJudgedByTheGroups(string expression, bool isSaid)
    {
        const string message = "AdamW with WeightDecay = 0.1 decays tensors of one axis too, and no group spares them: biases and gains of norms are usually left out";
        string[] expected = isSaid ? [message] : [];

        Assert.Equal(expected, (await AnalyzerHost.Advice(Source(expression))).Where(d => d.Id == "SDL270").Select(d => d.GetMessage()));
        Assert.Equal(expected, ((Recipe)Make(Source(expression))).Check().Where(a => a.Id == "SDL270").Select(a => a.Message));
    }

    [Fact]
    public void GroupsOfTheOptions_AreJudgedAtRunTimeToo()
    {
        using ParameterTable table = new();
        RunOptions options = new() { Groups = [new() { Name = "heavy", MinRank = 2, Overrides = { ["WeightDecay"] = 2 } }] };
        ScheduleDsl.Optimizers.AdamWSettings settings = new() { LearningRate = 0.05, WeightDecay = 0.2 };

        Assert.Equal([Heavy], settings.Check(table, options).Where(a => a.Id == "SDL250").Select(a => a.Message));
        Assert.Equal([Heavy], new Recipe(settings, 1000).Check(table, options).Where(a => a.Id == "SDL250").Select(a => a.Message));
    }

    private static object Make(string source) => GeneratorHost.RunWithErrors(source).Load().GetType("Written")!.GetMethod("Make")!.Invoke(null, [null, 0.5, "Beta1"])!;

    private static string Plain(string marked) => marked.Replace("{|", "").Replace("|}", "");

    private static string Source(string expression) => Body($"return {expression};");

    private static string Body(string code) => $$"""
        using System.Collections.Generic;
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;
        public static class Written
        {
            public static object Make(ParameterTable table, double rate, string name) { {{code}} }
        }
        """;
}
