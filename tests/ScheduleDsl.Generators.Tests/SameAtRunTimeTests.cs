using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Where as much is known, a program is told what its code was: id, tier and words, and nothing else.</summary>
public sealed class SameAtRunTimeTests
{
    private const string Types = """
        [Optimizer] [Compose<AdamW>] [With<ClipByGlobalNorm>] public sealed partial class Clipped;
        """;

    private const string EarlyClip = """
        [Modifier(Stage = ModifierStage.Accumulate)]
        public sealed partial class EarlyClip
        {
            [Hyper(1.0, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar Limit { get; init; }
            [ModifyGradient] private float Clip(float parameter, float gradient) => ScheduleDsl.Language.Clamp(gradient, -Limit, Limit);
        }
        [Optimizer] [Compose<Sgd>] [With<EarlyClip>] [With<LossScale>] [With<FiniteCheck>] public sealed partial class Early;
        """;

    private const string Raw = """
        [Optimizer]
        public sealed partial class Raw
        {
            [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }
            [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }
            [Hyper(false, Role = HyperRole.BiasCorrection)] public partial bool CorrectBias { get; init; }
            [State] private float second;
            [UpdateRule] private float Update(float parameter, float gradient)
            {
                second = ScheduleDsl.Language.Lerp(gradient * gradient, second, Beta2);
                Scalar size = CorrectBias ? 1 - ScheduleDsl.Language.Pow(Beta2, ScheduleDsl.Language.Step) : 1;
                return parameter - LearningRate * gradient / (ScheduleDsl.Language.Sqrt(second / size) + 1e-8f);
            }
        }
        """;

    [Theory]
    // An infinite clip is meant for none; any other infinite number is one that no run takes.
    [InlineData("new ClippedSettings { ClipByGlobalNormMaxNorm = double.PositiveInfinity }", Types, "Warning SDL260: ClipByGlobalNormMaxNorm = infinity never clips, and costs what clipping costs: leave it out")]
    [InlineData("new ClippedSettings { ClipByGlobalNormMaxNorm = double.NegativeInfinity }", Types, "Error SDL206: Clipped.ClipByGlobalNormMaxNorm is -Infinity: it must be a finite number")]
    [InlineData("new ClippedSettings { ClipByGlobalNormMaxNorm = double.NaN }", Types, "Error SDL206: Clipped.ClipByGlobalNormMaxNorm is NaN: it must be at least 0")]
    [InlineData("new AdamWSettings { LearningRate = double.PositiveInfinity }", "", "Error SDL206: AdamW.LearningRate is Infinity: it must be a finite number")]
    [InlineData("new AdamWSettings { WeightDecay = 1 / Zero }", "", "Error SDL206: AdamW.WeightDecay is Infinity: it must be a finite number")]

    // What the parts of an optimizer are together, with its defaults.
    [InlineData("new EarlySettings()", EarlyClip, "Warning SDL266: Early bounds gradients before the scale of the loss is taken out of them: EarlyClipLimit = 1 is then a limit of 1.526E-05")]

    // A default that somebody wrote is not one that nobody chose.
    [InlineData("new Recipe(new RawSettings { CorrectBias = false }, 500)", Raw, "Warning SDL254: Raw runs for 500 updates without CorrectBias, and its Beta2 = 0.999 takes 1,000 to fill: until then steps are too long, the first by a factor of 31.62")]
    [InlineData("new Recipe(new RawSettings(), 500)", Raw)]
    [InlineData("new Recipe(new RawSettings { CorrectBias = true }, 500)", Raw)]

    // Which tensors an optimizer is handed, where nobody knows them.
    [InlineData(
        "new Recipe(new MuonSettings { WeightDecay = 0 }, 1000)", "",
        "Info SDL275: Muon is for hidden matrices and is the optimizer of all tensors of this run: embeddings, output heads and vectors belong to a route of their own, chosen by name or kind")]
    [InlineData(
        "new Route[] { new(new MuonSettings()) { MinRank = 2 } }", "",
        "Info SDL275: Muon is for hidden matrices and is handed tensors by their number of axes alone: embeddings, output heads and vectors belong to a route of their own, chosen by name or kind")]
    [InlineData("new Route[] { new(new MuonSettings()) { Pattern = \"blocks.*\" } }", "")]
    [InlineData("new Route[] { new(new MuonSettings()) }", "")]
    [InlineData("new MuonSettings()", "")]
    public async Task CodeAndProgram_SayTheSame(string expression, string types, params string[] expected)
    {
        string source = $$"""
            using ScheduleDsl;
            using ScheduleDsl.Modifiers;
            using ScheduleDsl.Optimizers;
            {{types}}
            public static class Training
            {
                private const double Zero = 0;
                public static object Make() => {{expression}};
            }
            """;

        Assert.Equal(expected, (await AnalyzerHost.Advice(source)).Select(d => $"{d.Severity} {d.Id}: {d.GetMessage()}"));
        Assert.Equal(expected, Said(GeneratorHost.RunWithErrors(source).Load().GetType("Training")!.GetMethod("Make")!.Invoke(null, null)!).Select(a => $"{a.Tier} {a.Id}: {a.Message}"));
    }

    [Theory]
    [InlineData("Muon", "Info SDL275: Muon is for hidden matrices and is the optimizer of all tensors of this run: embeddings, output heads and vectors belong to a route of their own, chosen by name or kind")]
    [InlineData("Sgd")]
    public async Task RecipeOfOneOptimizer_SaysTheSame(string optimizer, params string[] expected)
    {
        string source = $"using ScheduleDsl; [Recipe(typeof(ScheduleDsl.Optimizers.{optimizer}), Set = \"WeightDecay=0\")] [Plan(Steps = 1000)] public static partial class Training;";

        Diagnostic[] found = await AnalyzerHost.Advice(source);
        Assert.Equal(expected, found.Select(d => $"{d.Severity} {d.Id}: {d.GetMessage()}"));
        Assert.All(found, d => Assert.StartsWith("Recipe(", d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)));
        Recipe recipe = (Recipe)GeneratorHost.RunWithErrors(source).Load().GetType("Training")!.GetMethod("Create")!.Invoke(null, null)!;
        Assert.Equal(expected, recipe.Check().Select(a => $"{a.Tier} {a.Id}: {a.Message}"));
    }

    // The numbers of the settings, which code without them does not know where the optimizer is composed.
    [Fact]
    public void ClipOfScaledGradients_HasTheNumbersOfTheSettings()
    {
        OptimizerSettings settings = (OptimizerSettings)GeneratorHost.RunWithErrors($$"""
            using ScheduleDsl;
            using ScheduleDsl.Modifiers;
            using ScheduleDsl.Optimizers;
            {{EarlyClip}}
            public static class Training { public static object Make() => new EarlySettings { EarlyClipLimit = 2, LossScaleScale = 1024 }; }
            """).Load().GetType("Training")!.GetMethod("Make")!.Invoke(null, null)!;

        Assert.Equal(
            "Early bounds gradients before the scale of the loss is taken out of them: EarlyClipLimit = 2 is then a limit of 0.001953",
            Assert.Single(settings.Check(), a => a.Id == "SDL266").Message);
    }

    private static System.Collections.Generic.IReadOnlyList<Advice> Said(object made) => made switch
    {
        OptimizerSettings settings => settings.Check(),
        Recipe recipe => recipe.Check(),
        _ => ((Route[])made).Check(),
    };
}
