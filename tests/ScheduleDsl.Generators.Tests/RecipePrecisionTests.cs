using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>A recipe says what it keeps its numbers in: guidelines judge it, in code and at run time, and its runs have it.</summary>
public sealed class RecipePrecisionTests
{
    private const string StandsStill =
        "AdamW keeps its states in bfloat16, and Beta2 = 0.999 lets the second moment fall by 0.1 % in an update: below 0.39 % rounding gives the old number again, and it never falls";

    private const string EpsilonLost = "AdamW keeps its states in float16, where squares of gradients below 6E-08 become 0: then Epsilon = 1E-08 is all that is left to divide by";

    private const string WeightsStill =
        "AdamW rounds bfloat16 weights to the nearest, and in every update its rate is below 6.104E-05, half of the last place of a weight of 0.02: such weights stand still";

    [Theory]
    [InlineData("Beta2=0.999", "States = StatePrecision.BFloat16", "SDL264", StandsStill)]
    [InlineData("Epsilon=1e-8", "States = StatePrecision.Float16", "SDL263", EpsilonLost)]
    [InlineData("LearningRate=1e-5", "Weights = ElementType.BFloat16", "SDL265", WeightsStill)]
    public async Task PrecisionOfADeclaredRecipe_IsJudged(string set, string precision, string id, string message)
    {
        string source = Declared(set, precision);

        Diagnostic one = Assert.Single(await AnalyzerHost.Advice(source), d => d.Id == id);
        Assert.Equal((DiagnosticSeverity.Warning, message), (one.Severity, one.GetMessage()));
        Assert.Equal($"Recipe(typeof(AdamW), Set = \"{set}\")", one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
        Assert.Equal(message, Assert.Single(RecipeOf(source).Check(), a => a.Id == id).Message);
    }

    [Theory]
    [InlineData("Beta2=0.99", "States = StatePrecision.BFloat16")]
    [InlineData("Epsilon=1e-6, Beta2=0.99", "States = StatePrecision.Float16")]
    [InlineData("LearningRate=1e-5", "Weights = ElementType.BFloat16, StochasticRounding = true")]
    [InlineData("LearningRate=1e-5", "Weights = ElementType.BFloat16, CompensatedRounding = true")]
    [InlineData("LearningRate=1e-5, Beta2=0.999", "Weights = ElementType.Float32")]
    public async Task PrecisionThatHolds_IsSilent(string set, string precision)
    {
        Assert.DoesNotContain(await AnalyzerHost.Advice(Declared(set, precision)), d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.DoesNotContain(RecipeOf(Declared(set, precision)).Check(), a => a.Tier >= AdviceTier.Warning);
    }

    [Theory]
    [InlineData("{|Beta2 = 0.999|}", "States = StatePrecision.BFloat16", "", "SDL264", StandsStill)]
    [InlineData("{|LearningRate = 1e-5|}", "Weights = ElementType.BFloat16", "", "SDL265", WeightsStill)]
    [InlineData("{|LearningRate = 1e-5|}", "Weights = ElementType.BFloat16", ".For(table)", "SDL265", WeightsStill)]
    [InlineData("{|LearningRate = 1e-5|}", "Weights = ElementType.BFloat16", ".For(table, new RunOptions { Threads = 1 })", "SDL265", WeightsStill)]
    public async Task PrecisionOfARecipeInCode_IsJudged(string setting, string precision, string use, string id, string message)
    {
        string source = InCode($"new AdamWSettings {{ {setting.Replace("{|", "").Replace("|}", "")} }}", precision, use);

        Diagnostic one = Assert.Single(await AnalyzerHost.Advice(source), d => d.Id == id);
        Assert.Equal(message, one.GetMessage());
        Assert.Equal(setting.Split("{|")[1].Split("|}")[0], one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    [Theory]
    [InlineData("Weights = ElementType.BFloat16, StochasticRounding = true", "")]
    [InlineData("Weights = ElementType.BFloat16", ".For(table, new RunOptions { StochasticRounding = true })")]
    [InlineData("Weights = ElementType.BFloat16", ".For(table, given)")]
    public async Task RoundingThatKeepsTheRest_IsSilent(string precision, string use) =>
        Assert.DoesNotContain(await AnalyzerHost.Advice(InCode("new AdamWSettings { LearningRate = 1e-5 }", precision, use)), d => d.Id == "SDL265");

    [Fact]
    public void RunsHaveThePrecisionOfTheRecipe()
    {
        Recipe recipe = RecipeOf(Declared("Beta2=0.99", "Weights = ElementType.BFloat16, States = StatePrecision.BFloat16, StochasticRounding = true"));
        Assert.Equal(new RecipePrecision { Weights = ElementType.BFloat16, States = StatePrecision.BFloat16, StochasticRounding = true }, recipe.Precision);
        using ParameterTable rounded = new(ElementType.BFloat16), plain = new();
        rounded.Add("weight", new BFloat16[16], new BFloat16[16], [4, 4]);
        plain.Add("weight", new float[16], new float[16], [4, 4]);

        using (OptimizerRun run = recipe.For(rounded, new RunOptions { Threads = 1 }))
            Assert.Equal(16, run.StateAs<BFloat16>("weight", "first").Length);
        using (OptimizerRun run = (recipe with { Precision = null }).For(rounded, new RunOptions { Threads = 1 }))
            Assert.Equal(16, run.StateAs<float>("weight", "first").Length);
        Assert.Equal("The recipe is for weights of BFloat16, and the table holds Float32.", Assert.Throws<ArgumentException>(() => recipe.For(plain)).Message);
        Assert.Equal(
            "The recipe keeps states in BFloat16, and the options in Float16: give one.",
            Assert.Throws<ArgumentException>(() => recipe.For(rounded, new RunOptions { StatePrecision = StatePrecision.Float16 })).Message);
        Assert.Equal(
            "RunOptions asks for StochasticRounding and CompensatedRounding: weights are rounded in one way",
            Assert.Throws<ArgumentException>(() => recipe.For(rounded, new RunOptions { CompensatedRounding = true })).Message);
    }

    [Theory]
    [InlineData("Weights = ElementType.BFloat16, StochasticRounding = true, CompensatedRounding = true", "StochasticRounding and CompensatedRounding: weights are rounded in one way")]
    [InlineData("CompensatedRounding = true", "CompensatedRounding, which is for weights of BFloat16, and its weights are Float32")]
    [InlineData("Weights = ElementType.Float64, States = StatePrecision.Float16", "weights of Float64 and states of Float16: states are kept in less where loops compute in float")]
    public async Task PrecisionThatNoRunCanHave_IsAnError(string precision, string problem)
    {
        Diagnostic one = Assert.Single(await AnalyzerHost.Advice(Declared("Beta2=0.99", precision)), d => d.Id == "SDL212");

        Assert.Equal((DiagnosticSeverity.Error, "the precision of 'Training' has " + problem), (one.Severity, one.GetMessage()));
        Assert.Equal($"Precision({precision})", one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
    }

    private static Recipe RecipeOf(string source) => (Recipe)GeneratorHost.Run(source).Load().GetType("Training")!.GetMethod("Create")!.Invoke(null, null)!;

    private static string Declared(string set, string precision) => $"""
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        [Recipe(typeof(AdamW), Set = "{set}")] [Plan(Steps = 1000)] [Precision({precision})]
        public static partial class Training;
        """;

    private static string InCode(string settings, string precision, string use) => $$"""
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;
        public static class Training
        {
            public static object Make(ParameterTable table, RunOptions given) => new Recipe({{settings}}, 1000) { Precision = new RecipePrecision { {{precision}} } }{{use}};
        }
        """;
}
