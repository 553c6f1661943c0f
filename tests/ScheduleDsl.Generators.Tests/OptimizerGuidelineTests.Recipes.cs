using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <content>What the parts of a recipe are together: modifiers in the order of a step, how decay enters a rule, plan, groups and curves.</content>
public sealed partial class OptimizerGuidelineTests
{
    private const string EarlyClip = """
        [Modifier(Stage = ModifierStage.Accumulate)]
        public sealed partial class EarlyClip
        {
            [Hyper(1.0, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar Limit { get; init; }
            [ModifyGradient] private float Clip(float parameter, float gradient) => ScheduleDsl.Language.Clamp(gradient, -Limit, Limit);
        }
        """;

    [Fact]
    public Task ClipOfScaledGradients_IsAWarning() => AssertComposition(
        "SDL266", DiagnosticSeverity.Warning, "Clipped bounds gradients before the scale of the loss is taken out of them: EarlyClipLimit = 1 is then a limit of 1.526E-05",
        "Clipped bounds gradients before the scale of the loss is taken out of them: EarlyClipLimit = 1 is then a limit of 1.526E-05",
        EarlyClip, "[Optimizer] [{|Compose<Sgd>|}] [With<EarlyClip>] [With<LossScale>] [With<FiniteCheck>] public sealed partial class Clipped;");

    [Fact]
    public Task ClipOfEachBatch_IsAWarning()
    {
        const string message = "Clipped bounds the gradient of each batch before they are gathered, so what an update sees is a mean of bounded gradients and depends on how the batch was cut: clip once, behind the sum";
        return AssertComposition("SDL267", DiagnosticSeverity.Warning, message, message, EarlyClip, "[Optimizer] [{|Compose<Sgd>|}] [With<EarlyClip>] [With<Accumulate>] public sealed partial class Clipped;");
    }

    [Fact]
    public Task ScaleWithoutACheck_IsAWarning()
    {
        const string message = "Clipped takes the scale of a loss out of gradients and applies them whatever they are: the first that overflow make weights infinite or NaN, which a check of the gradients keeps out";
        return AssertComposition("SDL268", DiagnosticSeverity.Warning, message, message, "", "[Optimizer] [{|Compose<Sgd>|}] [With<LossScale>] public sealed partial class Clipped;");
    }

    [Theory]
    [InlineData("[With<EarlyClip>]")]
    [InlineData("[With<Accumulate>] [With<EarlyClip>]")]
    [InlineData("[With<ClipByGlobalNorm>] [With<Accumulate>] [With<LossScale>] [With<FiniteCheck>]")]
    public async Task PartsInTheOrderOfAStep_AreSilent(string parts)
    {
        Diagnostic[] said = await AnalyzerHost.Advice(Source("new ClippedSettings()", $"{EarlyClip} [Optimizer] [Compose<Sgd>] {parts} public sealed partial class Clipped;"));
        Assert.DoesNotContain(said, d => d.Severity >= DiagnosticSeverity.Warning);
    }

    [Theory]
    [InlineData("new AdamWSettings { WeightDecay = 0.01 }")]
    [InlineData("new SgdSettings { WeightDecay = 1e-4, Momentum = 0.9 }")]
    [InlineData("new AdamSettings { WeightDecay = 0 }")]
    [InlineData("new DAdaptAdamSettings { WeightDecay = 0.01, Decouple = true }")]
    [InlineData("new RAdamSettings { WeightDecay = 0.01, Decoupled = true }")]
    public Task DecayBesideTheGradient_IsSilent(string settings) => AssertSilent(settings, "SDL269");

    // The number is not what a step takes: coupled, times a trust ratio, or of a rate of its own.
    [Theory]
    [InlineData("new AdamSettings { LearningRate = 0.05, WeightDecay = 10 }")]
    [InlineData("new LarsSettings { LearningRate = 29, Momentum = 0.9, WeightDecay = 0.01 }")]
    [InlineData("new LambSettings { LearningRate = 10, WeightDecay = 0.01 }")]
    [InlineData("new LaPropSettings { LearningRate = 0.05, WeightDecay = 0.01 }")]
    public Task DecayThatTheRateDoesNotMultiply_IsNotJudgedByIt(string settings) => AssertSilent(settings, "SDL250");

    [Fact]
    public Task DecayWithoutARate_IsJudgedByItself() => AssertAdvice(
        "SDL250", DiagnosticSeverity.Warning, "LaProp with WeightDecay = 0.2 takes 20 % of every weight in one update",
        "new LaPropSettings { {|WeightDecay = 0.2|} }", new LaPropSettings { WeightDecay = 0.2 }.Check());

    [Fact]
    public async Task DecayOfVectors_IsAnInfo()
    {
        const string message = "AdamW with WeightDecay = 0.1 decays tensors of one axis too, and no group spares them: biases and gains of norms are usually left out";
        const string recipe = "[{|Recipe(typeof(AdamW), Set = \"WeightDecay=0.1\")|}] [Plan(Steps = 1000)] public static partial class Training1;";
        await AssertCode("SDL270", DiagnosticSeverity.Info, message, "1", recipe, isRun: false);
        await AssertSilent("1", "SDL270", Plain(recipe).Replace("public static", "[Group(\"no decay\", MaxRank = 1, Set = \"WeightDecay=0\")] public static"));

        AdamWSettings settings = new() { WeightDecay = 0.1 };
        ParameterGroup spared = new() { Name = "no decay", MaxRank = 1, Overrides = { ["WeightDecay"] = 0 } };
        ParameterTable table = new();
        table.Add("weight", new float[16], new float[16], [4, 4]);
        Assert.DoesNotContain(settings.Check(table), a => a.Id == "SDL270");
        table.Add("bias", new float[4], new float[4], [4]);
        AssertSaid("SDL270", DiagnosticSeverity.Info, message, settings.Check(table));
        AssertSaid("SDL270", DiagnosticSeverity.Info, message, new Recipe(settings, 1000).Check());
        Assert.DoesNotContain(settings.Check(table, new RunOptions { Groups = [spared] }), a => a.Id == "SDL270");
        Assert.DoesNotContain((new Recipe(settings, 1000) { Groups = [spared] }).Check(), a => a.Id == "SDL270");
        Assert.DoesNotContain(settings.Check(), a => a.Id == "SDL270");
    }

    [Fact]
    public Task EpsilonOfZero_IsAWarning() => AssertAdvice(
        "SDL271", DiagnosticSeverity.Warning, "AdamW has Epsilon = 0: a weight whose gradients have all been 0 is changed by 0 / 0, and is NaN from then on",
        "new AdamWSettings { {|Epsilon = 0|} }", new AdamWSettings { Epsilon = 0 }.Check());

    [Theory]
    [InlineData("new AdamWSettings { Epsilon = 1e-15 }")]
    [InlineData("new LarsSettings { Epsilon = 0 }")]
    public Task UsualEpsilon_IsSilent(string settings) => AssertSilent(settings, "SDL271");

    [Fact]
    public async Task SquaresInFloat16_AreAnInfo()
    {
        const string message = "AdamW keeps its states in float16, whose largest number is 65,504, and nothing bounds gradients: the square of one above 255.9 is infinite there, and its weight never moves again";
        const string options = "new RunOptions { StatePrecision = StatePrecision.Float16 }";
        await AssertCode("SDL272", DiagnosticSeverity.Info, message, $"AdamW.For(null!, {{|new AdamWSettings {{ Epsilon = 1e-6 }}|}}, {options})", isRun: false);
        await AssertSilent($"Clipped.For(null!, new ClippedSettings {{ Epsilon = 1e-6 }}, {options})", "SDL272", "[Optimizer] [Compose<AdamW>] [With<ClipByGlobalNorm>] public sealed partial class Clipped;");
        AssertSaid("SDL272", DiagnosticSeverity.Info, message, new AdamWSettings { Epsilon = 1e-6 }.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.Float16 }));
    }

    [Fact]
    public async Task PlanThatCountsBatchesAsUpdates_IsAWarning()
    {
        const string composed = "[Optimizer] [Compose<Sgd>] [With<Accumulate>] public sealed partial class Gathering;";
        const string recipe = composed + "[{|Recipe(typeof(Gathering), Set = \"AccumulateBatches=8\")|}] [Plan(Steps = 1000, BatchSize = 32, DatasetSize = 3200)] public static partial class Training1;";
        const string message = "AccumulateBatches = 8, and the plan counts every batch as an update: schedules reach 12.5 % of their way (give it Accumulation = 8)";
        await AssertCode("SDL273", DiagnosticSeverity.Warning, message, "1", recipe, isRun: false);
        await AssertCode("SDL273", DiagnosticSeverity.Warning, "AccumulateBatches = 8, and the plan gathers 4: an epoch has 2 times fewer updates than it counts", "1", recipe.Replace("Steps = 1000", "Steps = 1000, Accumulation = 4"), isRun: false);
        await AssertSilent("1", "SDL273", Plain(recipe).Replace("Steps = 1000", "Steps = 1000, Accumulation = 8"));

        OptimizerSettings settings = Make(Source("new GatheringSettings { AccumulateBatches = 8 }", composed));
        AssertSaid("SDL273", DiagnosticSeverity.Warning, message, settings.Check(new Plan { Steps = 1000, BatchSize = 32, DatasetSize = 3200 }));
        Assert.DoesNotContain(settings.Check(new Plan { Steps = 1000, BatchSize = 32, DatasetSize = 3200, Accumulation = 8 }), a => a.Id == "SDL273");
    }

    [Fact]
    public async Task RouteOfHiddenMatricesByAxesAlone_IsAnInfo()
    {
        const string rest = "embeddings, output heads and vectors belong to a route of their own, chosen by name or kind";
        await AssertCode("SDL275", DiagnosticSeverity.Info, "Muon is for hidden matrices and is handed tensors by their number of axes alone: " + rest, "new Route({|new MuonSettings()|}) { MinRank = 2 }", isRun: false);
        await AssertCode("SDL275", DiagnosticSeverity.Info, "Muon is for hidden matrices and is the optimizer of all tensors of this run: " + rest, "Muon.For(null!, {|new MuonSettings()|})", isRun: false);
        await AssertSilent("new Route(new MuonSettings()) { MinRank = 2, Pattern = \"blocks.*\" }", "SDL275");
        await AssertSilent("new Route(new AdamWSettings()) { MinRank = 2 }", "SDL275");
        await AssertSilent("new MuonSettings()", "SDL275");
    }

    [Fact]
    public void EmbeddingOnTheRouteOfHiddenMatrices_IsAWarning()
    {
        const string rest = ": embeddings, output heads and vectors belong to a route of their own, chosen by name or kind";
        using ParameterTable table = new();
        table.Add("blocks.0.weight", new float[64], [8, 8]);
        Route[] routes = [new Route(new MuonSettings()) { Name = "hidden", MinRank = 2 }];
        Assert.DoesNotContain(routes.Check(table), a => a.Id == "SDL275");

        Parameter tokens = table.Add("tokens", new float[60_000], [30_000, 2]);
        AssertSaid("SDL275", DiagnosticSeverity.Warning, "Muon is for hidden matrices and is handed tokens [30000, 2], of which a side is as long as a vocabulary" + rest, routes.Check(table));
        tokens.Kind = "embedding";
        AssertSaid("SDL275", DiagnosticSeverity.Warning, "Muon is for hidden matrices and is handed tokens [30000, 2] of the kind embedding" + rest, routes.Check(table));
        Assert.DoesNotContain(new Route[] { new(new MuonSettings()) { Pattern = "blocks.*" } }.Check(table), a => a.Id == "SDL275");
        Assert.DoesNotContain(new Route[] { new(new AdamWSettings()) { MinRank = 2 } }.Check(table), a => a.Id == "SDL275");
    }

    [Fact]
    public async Task RateOfMuonAgainstItsScaling_IsAWarning()
    {
        await AssertAdvice(
            "SDL251", DiagnosticSeverity.Warning,
            "Muon has LearningRate = 0.0003, which should be at least 0.0005: a step has singular values of about the rate, where Adam's would be many times as long (Jordan et al., 2024: 0.02)",
            "new MuonSettings { {|LearningRate = 3e-4|} }", new MuonSettings { LearningRate = 3e-4 }.Check());
        await AssertAdvice(
            "SDL251", DiagnosticSeverity.Warning, "Muon has LearningRate = 0.02, which should be at most 0.01: a step moves weights as AdamW's does, by 0.2 of the rate (Liu et al., 2025, section 2.2)",
            "new MuonSettings { {|LearningRate = 0.02|}, Scaling = MuonScaling.Moonlight }", new MuonSettings { LearningRate = 0.02, Scaling = MuonScaling.Moonlight }.Check());
        await AssertSilent("new MuonSettings { LearningRate = 0.02 }", "SDL251");
        await AssertSilent("new MuonSettings { LearningRate = 3e-4, Scaling = MuonScaling.Moonlight }", "SDL251");
        await AssertSilent("new MuonSettings { LearningRate = 3e-4, Scaling = MuonScaling.None }", "SDL251");
    }

    [Fact]
    public async Task MomentumCurveOnAnotherNumber_IsAnError()
    {
        const string message = "Epsilon follows the curve Momentum of a schedule, and Epsilon of AdamW is a number of the role Epsilon: only a momentum or the decay of a first moment can";
        const string recipe = "[Recipe(typeof(AdamW))] [{|Follow(\"Epsilon\", typeof(OneCycle), Curve = \"Momentum\")|}] [Plan(Steps = 1000)] public static partial class Training1;";
        await AssertCode("SDL274", DiagnosticSeverity.Error, message, "1", recipe, isRun: false);
        await AssertSilent("1", "SDL274", Plain(recipe).Replace("\"Epsilon\"", "\"Beta1\""), isAlone: true);

        Schedule momentum = new OneCycle { Steps = 1000, Peak = 0.01 }.NamedCurve("Momentum");
        AssertSaid("SDL274", DiagnosticSeverity.Error, message, new AdamWSettings { Epsilon = momentum }.Check());
        Assert.DoesNotContain(new AdamWSettings { Beta1 = momentum }.Check(), a => a.Id == "SDL274");
    }

    [Theory]
    [InlineData("new AdamWSettings { {|Beta1 = 1.5|} }", "AdamW.Beta1 is 1.5: it must be at least 0 and below 1")]
    [InlineData("new AdamWSettings { {|LearningRate = -1e-3|} }", "AdamW.LearningRate is -0.001: it must be at least 0")]
    public Task NumberOutsideItsRange_IsAnError(string settings, string message) => AssertCode("SDL206", DiagnosticSeverity.Error, message, settings);

    [Fact]
    public Task NumberWithinItsRange_IsSilent() => AssertSilent("new AdamWSettings { Beta1 = 0 }", "SDL206");

    [Fact]
    public async Task GuidelineOfAUsersSchedule_IsCheckedWhereItIsUsed()
    {
        const string types = """
            [Guideline("Peak", Max = 0.5, Tier = AdviceTier.Error, Because = "it diverged", Source = "our runs")]
            public sealed partial class Mine
            {
                [Schedule] private static Curve Define(double peak = 0.1, double steps = 1000) => Curve.Line(peak, 0, steps);
            }
            """;
        const string message = "Mine has Peak = 2, which should be at most 0.5: it diverged (our runs)";
        await AssertCode("SDL170", DiagnosticSeverity.Error, message, "new SgdSettings { LearningRate = new Mine { {|Peak = 2|} } }", types);
        await AssertSilent("new SgdSettings { LearningRate = new Mine { Peak = 0.5 } }", "SDL170", types);
        Assert.Single(await AnalyzerHost.Advice(Source("1", types.Replace("\"Peak\"", "\"Height\""))), d => d.Id == "SDL202");
    }

    /// <summary>Asserts what is said once, where a class is composed, and with its numbers at run time.</summary>
    private static async Task AssertComposition(string id, DiagnosticSeverity severity, string message, string atRunTime, string types, string composed)
    {
        await AssertCode(id, severity, message, "new ClippedSettings()", types + composed.Replace("[{|", "[{|").Replace("|}]", "|}]"), isRun: false);
        AssertSaid(id, severity, atRunTime, Make(Source("new ClippedSettings()", types + Plain(composed))).Check());
    }
}
