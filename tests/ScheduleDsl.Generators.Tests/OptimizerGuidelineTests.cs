using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Guidelines about optimizers: in code and at run time the same id and the same words, and silence beside it.</summary>
public sealed partial class OptimizerGuidelineTests
{
    private const string AdamReason = "a step moves every weight by about the rate, whatever its gradient (Kingma and Ba, 2015, section 2.1)";
    private const string LionReason = "each weight moves by the whole rate, so it is usually 3 to 10 times smaller than AdamW's (Chen et al., 2023, section 5)";
    private const string FreeReason = "the size of steps is found while training, and the rate multiplies it: 1 is usual";

    public static TheoryData<string> BuiltIns =>
        [.. Registry.Optimizers.Where(o => o.Type.Assembly == typeof(AdamW).Assembly).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void DefaultsOfABuiltIn_AreSilent(string optimizer)
    {
        OptimizerSettings settings = Registry.FindOptimizer(optimizer).CreateSettings();
        Assert.Empty(settings.Check());
        Assert.DoesNotContain(settings.Check(new Plan { Steps = 100_000 }), a => a.Tier > AdviceTier.Info);
    }

    [Fact]
    public Task RateOfATenth_IsTooMuchForAdam() => AssertAdvice(
        "SDL251", DiagnosticSeverity.Warning, $"AdamW has LearningRate = 0.1, which should be below 0.1: {AdamReason}",
        "new AdamWSettings { {|LearningRate = 0.1|}, WeightDecay = 0 }",
        new AdamWSettings { LearningRate = 0.1, WeightDecay = 0 }.Check());

    [Fact]
    public Task RateOfASchedule_IsJudgedByItsLargestValue() => AssertAdvice(
        "SDL251", DiagnosticSeverity.Warning, $"Adam has LearningRate of at most 0.5, which should be below 0.1: {AdamReason}",
        "new AdamSettings { {|LearningRate = new Cosine { Peak = 0.5, Steps = 1000 }|} }",
        new AdamSettings { LearningRate = new Cosine { Peak = 0.5, Steps = 1000 } }.Check());

    [Theory]
    [InlineData("new AdamWSettings { LearningRate = 0.05, WeightDecay = 0 }")]
    [InlineData("new AdagradSettings { LearningRate = 1 }")]
    [InlineData("new AdadeltaSettings { LearningRate = 1 }")]
    [InlineData("new LarsSettings { LearningRate = 10, Momentum = 0.9 }")]
    [InlineData("new LionSettings { LearningRate = 3e-4 }")]
    [InlineData("new ProdigySettings { LearningRate = 0.1 }")]
    [InlineData("new ProdigySettings { LearningRate = new Cosine { Peak = 1, Steps = 1000 } }")]
    public Task UsualRates_AreSilent(string settings) => AssertSilent(settings, "SDL251");

    [Fact]
    public Task LionAboveItsRates_IsAnInfoAndThenAWarning() => Task.WhenAll(
        AssertAdvice(
            "SDL251", DiagnosticSeverity.Info, $"Lion has LearningRate = 0.001, which should be at most 0.0003: {LionReason}",
            "new LionSettings { {|LearningRate = 1e-3|} }", new LionSettings { LearningRate = 1e-3 }.Check()),
        AssertAdvice(
            "SDL251", DiagnosticSeverity.Warning, $"Lion has LearningRate = 0.002, which should be at most 0.001: {LionReason}",
            "new LionSettings { {|LearningRate = 2e-3|} }", new LionSettings { LearningRate = 2e-3 }.Check()));

    [Fact]
    public Task RateOfAdamW_IsTooLittleForProdigy() => AssertAdvice(
        "SDL251", DiagnosticSeverity.Warning, $"Prodigy has LearningRate = 0.0001, which should be at least 0.1: {FreeReason} (Mishchenko and Defazio, 2023)",
        "new ProdigySettings { {|LearningRate = 1e-4|} }", new ProdigySettings { LearningRate = 1e-4 }.Check());

    [Theory]
    [InlineData("new MineSettings { {|Strength = 3|} }", "SDL251", DiagnosticSeverity.Error, "Mine has Strength = 3, which should be at most 2: it diverged (our runs)")]
    [InlineData("new MineSettings { {|Strength = 0.5|} }", "SDL251", DiagnosticSeverity.Info, "Mine has Strength = 0.5, which should be above 0.5")]
    public Task GuidelineOfAUsersRule_IsCheckedWhereItIsUsed(string settings, string id, DiagnosticSeverity severity, string message) => AssertCode(id, severity, message, settings, """
        [Optimizer]
        [Guideline(nameof(Strength), Max = 2, Tier = AdviceTier.Error, Because = "it diverged", Source = "our runs")]
        [Guideline(nameof(Strength), Above = 0.5, Tier = AdviceTier.Info)]
        public sealed partial class Mine
        {
            [Hyper(1.0, Min = 0)] public partial Scalar Strength { get; init; }

            [UpdateRule] private float Update(float parameter, float gradient) => parameter - Strength * gradient;
        }
        """);

    [Fact]
    public Task ComposedRule_HasTheGuidelinesOfItsParts() => AssertCode(
        "SDL251", DiagnosticSeverity.Warning, $"Clipped has LearningRate = 0.2, which should be below 0.1: {AdamReason}",
        "new ClippedSettings { {|LearningRate = 0.2|}, WeightDecay = 0 }", "[Optimizer] [Compose<AdamW>] [With<ClipByGlobalNorm>] public sealed partial class Clipped;");

    [Fact]
    public async Task ModifierThatFindsTheRate_SpeaksForTheRule()
    {
        const string composed = "[Optimizer] [Compose<AdamW>(\"WeightDecay=0\")] [With<Mechanic>] public sealed partial class Tuned;";
        await AssertSilent("new TunedSettings { LearningRate = 1 }", "SDL251", composed);
        await AssertCode(
            "SDL251", DiagnosticSeverity.Warning, "Tuned has LearningRate = 0, which should be above 0: there is nothing to scale where the rule makes no steps",
            "new TunedSettings { {|LearningRate = 0|} }", composed);
    }

    [Fact]
    public Task GuidelineAboutNoHyperparameter_IsAnError() => AssertCode(
        "SDL202", DiagnosticSeverity.Error, "'Mine' has no hyperparameter 'Rate': it has Strength", "1", """
        [Optimizer]
        [{|Guideline("Rate", Max = 2)|}]
        public sealed partial class Mine
        {
            [Hyper(1.0, Min = 0)] public partial Scalar Strength { get; init; }

            [UpdateRule] private float Update(float parameter, float gradient) => parameter - Strength * gradient;
        }
        """, isRun: false);

    // The rate multiplies what is found, so the product of the two numbers is not what a step takes.
    [Theory]
    [InlineData("SDL250")]
    [InlineData("SDL253")]
    public Task DecayOfARuleThatFindsItsRate_IsNotJudged(string id) => AssertSilent("new ProdigySettings { LearningRate = new Cosine { Peak = 1, Steps = 100_000 }, WeightDecay = 0.1 }", id);

    [Fact]
    public Task DecayThatTakesAllTheTime_IsAnInfo() => AssertAdvice(
        "SDL253", DiagnosticSeverity.Info,
        "AdamW with WeightDecay = 0.5 decays by 250 in all over 1,000,000 updates (the sum of rate times decay): what the data taught longer ago than a small part of the run is gone",
        "new AdamWSettings { LearningRate = new Cosine { Peak = 1e-3, Steps = 1_000_000 }, {|WeightDecay = 0.5|} }",
        new AdamWSettings { LearningRate = new Cosine { Peak = 1e-3, Steps = 1_000_000 }, WeightDecay = 0.5 }.Check());

    [Fact]
    public Task DecayThatDoesNothing_IsAnInfo() => AssertAdvice(
        "SDL253", DiagnosticSeverity.Info, "AdamW with WeightDecay = 0.02 decays by 0.0001001 in all over 1,000 updates (the sum of rate times decay): next to nothing, as if there were none",
        "new AdamWSettings { LearningRate = new Cosine { Peak = 1e-5, Steps = 1000 }, {|WeightDecay = 0.02|} }",
        new AdamWSettings { LearningRate = new Cosine { Peak = 1e-5, Steps = 1000 }, WeightDecay = 0.02 }.Check());

    [Fact]
    public void DecayOverAPlan_CountsItsUpdates()
    {
        SgdSettings settings = new() { LearningRate = 0.1, WeightDecay = 0.5 };
        Assert.Contains(settings.Check(new Plan { Steps = 10_000 }), a => a.Id == "SDL253");
        Assert.DoesNotContain(settings.Check(new Plan { Steps = 1000 }), a => a.Id == "SDL253");
    }

    [Theory]
    [InlineData("new AdamWSettings { LearningRate = new Cosine { Peak = 6e-4, Steps = 600_000 }, WeightDecay = 0.1 }")]
    [InlineData("new AdamWSettings { LearningRate = new Cosine { Peak = 1e-5, Steps = 1000 }, WeightDecay = 0 }")]
    [InlineData("new AdamWSettings { LearningRate = new Cosine { Peak = 1e-5, Steps = 1000 } }")]
    public Task UsualOrUnwrittenDecay_IsSilent(string settings) => AssertSilent(settings, "SDL253");

    [Theory]
    [InlineData("new GramsSettings { LearningRate = new Cosine { Peak = 2e-5, Steps = 1000 }, CorrectBias = false }")]
    [InlineData("new GramsSettings { LearningRate = new Cosine { Peak = 2e-5, Steps = 230 } }")]
    [InlineData("new GramsSettings { LearningRate = 2e-5, CorrectBias = false }")]
    public Task LongRunOrCorrection_IsSilent(string settings) => AssertSilent(settings, "SDL254");

    [Theory]
    [InlineData("new SgdSettings { LearningRate = 1, Momentum = 0.99 }")]
    [InlineData("new SgdSettings { LearningRate = 2, Momentum = 0.99, Dampening = 0.99 }")]
    [InlineData("new LarsSettings { LearningRate = 29, Momentum = 0.9 }")]
    public Task UsualMomentum_IsSilent(string settings) => AssertSilent(settings, "SDL255");

    [Theory]
    [InlineData("new SgdSettings { LearningRate = 0.1, Momentum = 0.9, Nesterov = true }")]
    [InlineData("new SgdSettings { LearningRate = 0.1, Momentum = rate, Nesterov = true }")]
    public Task NesterovWithMomentum_IsSilent(string settings) => AssertSilent(settings, "SDL256");

    [Theory]
    [InlineData("new AdamWSettings { LearningRate = 9e-4 }")]
    [InlineData("new RAdamSettings { LearningRate = 2e-3 }")]
    [InlineData("new AdamWSettings { LearningRate = new Wsd { Peak = 2e-3, Steps = 100_000, WarmupSteps = 2000, DecayFraction = 0.1 } }")]
    public Task WarmupOrSmallRate_IsSilent(string settings) => AssertSilent(settings, "SDL257");

    [Theory]
    [InlineData("new AdamWSettings { LearningRate = new Wsd { Peak = 1e-3, Steps = 100_000, WarmupSteps = 2000, DecayFraction = 0.1 } }")]
    [InlineData("new AdamWSettings { Beta2 = 0.95, LearningRate = new Wsd { Peak = 1e-3, Steps = 100_000, WarmupSteps = 200, DecayFraction = 0.1 } }")]
    public Task WarmupAsLongAsTheMemory_IsSilent(string settings) => AssertSilent(settings, "SDL258");

    [Theory]
    [InlineData("EmaDecay = 0.9999", "EmaDecay = 0.9999 averages over about 10,000 updates, and the run has 7,800: 45.84 % of the average is still the weights of its start")]
    [InlineData("EmaDecay = 0.9998", "EmaDecay = 0.9998 averages over about 5,000 updates, and the run has 7,800: 21.01 % of the average is still the weights of its start")]
    [InlineData("EmaDecay = 0.995, EmaEvery = 32", "EmaDecay = 0.995 averages over about 6,400 updates, and the run has 7,800: 29.47 % of the average is still the weights of its start")]
    public Task AverageLongerThanTheRun_IsAWarning(string decay, string message) => AssertCode(
        "SDL259", DiagnosticSeverity.Warning, message,
        $$"""new AveragedSettings { LearningRate = new Cosine { Peak = 1e-4, Steps = 7800 }, {|{{decay.Replace(", ", "|}, ")}}{{(decay.Contains(',') ? "" : "|}")}} }""", Averaged);

    [Theory]
    [InlineData("EmaDecay = 0.9997")]
    [InlineData("EmaDecay = 0.99, EmaEvery = 32")]
    [InlineData("EmaDecay = 0.9999, EmaWarmup = true")]
    [InlineData("EmaDecay = new Cosine { Peak = 0.9999, Steps = 7800 }")]
    public Task AverageOfAPartOfTheRun_IsSilent(string decay) =>
        AssertSilent($$"""new AveragedSettings { LearningRate = new Cosine { Peak = 1e-4, Steps = 7800 }, {{decay}} }""", "SDL259", Averaged);

    [Theory]
    [InlineData("ClipByGlobalNormMaxNorm = 0", DiagnosticSeverity.Error, "ClipByGlobalNormMaxNorm = 0 makes every gradient 0, so nothing is learned: where 0 is to mean no clipping, leave the clip out")]
    [InlineData("ClipByGlobalNormMaxNorm = double.PositiveInfinity", DiagnosticSeverity.Warning, "ClipByGlobalNormMaxNorm = infinity never clips, and costs what clipping costs: leave it out")]
    public Task ClipOfNothingOrEverything_IsReported(string clip, DiagnosticSeverity severity, string message) => AssertCode(
        "SDL260", severity, message, $$"""new ClippedSettings { {|{{clip}}|} }""", "[Optimizer] [Compose<AdamW>] [With<ClipByGlobalNorm>] public sealed partial class Clipped;");

    [Fact]
    public Task UsualClip_IsSilent() => AssertSilent(
        "new ClippedSettings { ClipByGlobalNormMaxNorm = 1 }", "SDL260", "[Optimizer] [Compose<AdamW>] [With<ClipByGlobalNorm>] public sealed partial class Clipped;");

    [Fact]
    public Task ScheduleFreeAtAConstantRate_IsSilent() => AssertSilent("new ScheduleFreeAdamWSettings { LearningRate = 2.5e-3, Warmup = 500 }", "SDL261");

    [Theory]
    [InlineData("new AdafactorSettings { LearningRate = 1e-4, RelativeStep = false }")]
    [InlineData("new AdafactorSettings()")]
    public Task RateThatIsRead_IsSilent(string settings) => AssertSilent(settings, "SDL262");

    [Fact]
    public async Task EpsilonBelowFloat16_IsAWarning()
    {
        const string message = "AdamW keeps its states in float16, where squares of gradients below 6E-08 become 0: then Epsilon = 1E-08 is all that is left to divide by";
        await AssertCode("SDL263", DiagnosticSeverity.Warning, message, "AdamW.For(null!, new AdamWSettings { {|Epsilon = 1e-8|} }, new RunOptions { StatePrecision = StatePrecision.Float16 })", isRun: false);
        await AssertSilent("AdamW.For(null!, new AdamWSettings { Epsilon = 1e-6 }, new RunOptions { StatePrecision = StatePrecision.Float16 })", "SDL263");
        await AssertSilent("AdamW.For(null!, new AdamWSettings { Epsilon = 1e-8 }, new RunOptions { StatePrecision = StatePrecision.BFloat16 })", "SDL263", isAlone: true);
        AssertSaid("SDL263", DiagnosticSeverity.Warning, message, new AdamWSettings().Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.Float16 }));
        Assert.DoesNotContain(new AdamWSettings().Check(new ParameterTable(), MixedStates), a => a.Id == "SDL263");
    }

    [Fact]
    public async Task SecondMomentInBFloat16_IsAWarningWhereItCannotFall()
    {
        const string message = "AdamW keeps its states in bfloat16, and Beta2 = 0.999 lets the second moment fall by 0.1 % in an update: below 0.39 % rounding gives the old number again, and it never falls";
        const string options = "new RunOptions { StatePrecision = StatePrecision.BFloat16 }";
        await AssertCode("SDL264", DiagnosticSeverity.Warning, message, $"AdamW.For(null!, new AdamWSettings {{ {{|Beta2 = 0.999|}} }}, {options})", isRun: false);
        await AssertSilent($"AdamW.For(null!, new AdamWSettings {{ Beta2 = 0.995 }}, {options})", "SDL264");
        AssertSaid("SDL264", DiagnosticSeverity.Warning, message, new AdamWSettings().Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.BFloat16 }));
        Assert.Empty(new AdamWSettings { Beta2 = 0.995 }.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.BFloat16 }));
    }

    [Fact]
    public async Task StepsBelowTheLastPlaceOfBFloat16_AreAWarning()
    {
        const string message = "AdamW rounds bfloat16 weights to the nearest, and from update 8,500 of 10,000 on its rate is below 6.104E-05, half of the last place of a weight of 0.02: such weights stand still";
        const string rate = "LearningRate = new Linear { Peak = 4.069e-4, Steps = 10_000 }";
        await AssertCode("SDL265", DiagnosticSeverity.Warning, message, $"AdamW.For(new ParameterTable(ElementType.BFloat16), new AdamWSettings {{ {{|{rate}|}} }})", isRun: false);
        await AssertSilent($"AdamW.For(new ParameterTable(ElementType.BFloat16), new AdamWSettings {{ {rate} }}, new RunOptions {{ CompensatedRounding = true }})", "SDL265");
        await AssertSilent($"AdamW.For(new ParameterTable(), new AdamWSettings {{ {rate} }})", "SDL265");
        await AssertSilent("Sgd.For(new ParameterTable(ElementType.BFloat16), new SgdSettings { LearningRate = 1e-5 })", "SDL265");

        Recipe recipe = new(new AdamWSettings { LearningRate = new Linear { Peak = 4.069e-4, Steps = 10_000 } }, 10_000);
        AssertSaid("SDL265", DiagnosticSeverity.Warning, message, recipe.Check(new ParameterTable(ElementType.BFloat16)));
        Assert.Empty(recipe.Check(new ParameterTable(ElementType.BFloat16), new RunOptions { StochasticRounding = true }));
        Assert.Contains("in every update", Assert.Single(new AdamWSettings { LearningRate = 1e-5 }.Check(new ParameterTable(ElementType.BFloat16))).Message);
    }

    [Fact]
    public Task TableOfALocalVariable_IsRead() => AssertCode(
        "SDL265", DiagnosticSeverity.Warning,
        "AdamW rounds bfloat16 weights to the nearest, and in every update its rate is below 6.104E-05, half of the last place of a weight of 0.02: such weights stand still",
        "1", "static class Starting { public static object Start() { var table = new ParameterTable(ElementType.BFloat16); return AdamW.For(table, new AdamWSettings { {|LearningRate = 1e-5|} }); } }", isRun: false);

    private static RunOptions MixedStates => new()
    {
        StatePrecision = StatePrecision.Float16, StatePrecisions = new Dictionary<string, StatePrecision> { ["second"] = StatePrecision.Float32 },
    };

    private const string Averaged = "[Optimizer] [Compose<AdamW>] [With<EmaOfWeights>(Name = \"Ema\")] public sealed partial class Averaged;";

    private static async Task AssertAdvice(string id, DiagnosticSeverity severity, string message, string expression, IReadOnlyList<Advice> atRunTime)
    {
        await AssertCode(id, severity, message, expression, isRun: false);
        AssertSaid(id, severity, message, atRunTime);
    }

    /// <summary>Asserts what is said of code where its marked span is, and that the same is said when that code runs.</summary>
    private static async Task AssertCode(string id, DiagnosticSeverity severity, string message, string expression, string types = "", bool isRun = true)
    {
        string marked = (expression + types).Split("{|")[1].Split("|}")[0];
        Diagnostic one = Assert.Single(await AnalyzerHost.Advice(Source(Plain(expression), Plain(types))), d => d.Id == id);
        Assert.Equal((severity, message), (one.Severity, one.GetMessage()));
        Assert.Equal(marked, one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan));
        if (isRun)
            AssertSaid(id, severity, message, Make(Source(Plain(expression), Plain(types))).Check());
    }

    private static void AssertSaid(string id, DiagnosticSeverity severity, string message, IReadOnlyList<Advice> advice)
    {
        Advice one = Assert.Single(advice, a => a.Id == id);
        Assert.Equal((severity.ToString(), message), (one.Tier.ToString(), one.Message));
    }

    private static OptimizerSettings Make(string source) =>
        (OptimizerSettings)GeneratorHost.RunWithErrors(source).Load().GetType("Training")!.GetMethod("Make")!.Invoke(null, [0.5])!;

    private static async Task AssertSilent(string expression, string id, string types = "", bool isAlone = false) =>
        Assert.DoesNotContain(await AnalyzerHost.Advice(Source(expression, types)), d => d.Id == id || !isAlone && d.Severity >= DiagnosticSeverity.Warning);

    private static string Plain(string marked) => marked.Replace("{|", "").Replace("|}", "");

    private static string Source(string expression, string types) => $$"""
        using ScheduleDsl;
        using ScheduleDsl.Modifiers;
        using ScheduleDsl.Optimizers;
        using ScheduleDsl.Schedules;
        using Advised;
        namespace Advised { {{types}} }
        public static class Training { public static object Make(double rate) => {{expression}}; }
        """;
}
