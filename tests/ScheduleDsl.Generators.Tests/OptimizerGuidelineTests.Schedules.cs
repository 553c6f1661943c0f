using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <content>Hyperparameters other than the rate that follow a schedule: judged with the rate of the same update, or by their mean.</content>
public sealed partial class OptimizerGuidelineTests
{
    private const string Narrow = """
        [Optimizer]
        public sealed partial class Narrow
        {
            [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar Rate { get; init; }
            [Hyper(0.5, Min = 0, Max = 0.9, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }
            [State] private float buffer;
            [UpdateRule] private float Update(float parameter, float gradient) { buffer = Momentum * buffer + gradient; return parameter - Rate * buffer; }
        }
        """;

    private const string Sinking = "public sealed partial class Sinking { [Schedule] private static Curve Define() => Curve.Line(0.1, -0.02, 100); }";

    private const string Rising = "public sealed partial class Rising { [Schedule] private static Curve Define() => Curve.Of(k => 1 - ScheduleDsl.Language.Pow(k + 1, -0.8)); }";

    [Theory]

    // Cosine starts at its peak: 25 times 0.05.
    [InlineData(
        "new AdamWSettings { LearningRate = 0.05, {|WeightDecay = new Cosine { Peak = 25, Steps = 1000 }|} }", DiagnosticSeverity.Error,
        "AdamW with WeightDecay = 25 and a rate of 0.05 at update 0 takes 125 % of every weight in one update")]

    // One rises while the other falls: 0.05 (1 - t) times 12 t is largest at a half.
    [InlineData(
        "new AdamWSettings { LearningRate = new Linear { Peak = 0.05, Steps = 1000 }, {|WeightDecay = new LinearWarmup { Peak = 12, WarmupSteps = 1000 }|} }", DiagnosticSeverity.Warning,
        "AdamW with WeightDecay = 6 and a rate of 0.025 at update 500 takes 15 % of every weight in one update")]
    [InlineData(
        "new LaPropSettings { {|WeightDecay = new Cosine { Peak = 0.2, Steps = 1000 }|} }", DiagnosticSeverity.Warning, "LaProp with WeightDecay = 0.2 at update 0 takes 20 % of every weight in one update")]
    public Task ScheduledDecayThatTakesTooMuch_IsReported(string settings, DiagnosticSeverity severity, string message) => AssertCode("SDL250", severity, message, settings);

    [Theory]
    [InlineData("new AdamWSettings { LearningRate = 0.05, WeightDecay = new Cosine { Peak = 1.9, Steps = 1000 } }")]

    // Largest 0.35 of peaks that are never there together.
    [InlineData("new AdamWSettings { LearningRate = new Linear { Peak = 0.05, Steps = 1000 }, WeightDecay = new LinearWarmup { Peak = 7, WarmupSteps = 1000 } }")]
    [InlineData("new AdamWSettings { LearningRate = rate, WeightDecay = new Cosine { Peak = 25, Steps = 1000 } }")]
    public Task ScheduledDecayOfAUsualSize_IsSilent(string settings) => AssertSilent(settings, "SDL250");

    // Falls as 0.999 (1 - k / 1000), and k updates cannot have been averaged by more than k / (k + 1).
    [Fact]
    public Task ScheduledFirstMomentSlowerThanTheSecond_IsAWarning() => AssertAdvice(
        "SDL252", DiagnosticSeverity.Warning, "AdamW has Beta1 = 0.968 and Beta2 = 0.9 at update 31: above sqrt(Beta2), 0.9487, the division by the second average no longer bounds the update",
        "new AdamWSettings { {|Beta1 = new Linear { Peak = 0.999, Steps = 1000 }|}, Beta2 = 0.9 }",
        new AdamWSettings { Beta1 = new Linear { Peak = 0.999, Steps = 1000 }, Beta2 = 0.9 }.Check());

    [Theory]
    [InlineData("new AdamWSettings { Beta1 = 0.95, Beta2 = 0.95 }")]
    [InlineData("new AdamWSettings { Beta1 = new Linear { Peak = 0.9, Steps = 1000 }, Beta2 = 0.9 }")]
    [InlineData("new AdamWSettings { Beta1 = new OneCycle { Steps = 1000 }.Momentum, Beta2 = 0.99 }")]

    // PaLM's second decay, which is low while nothing has been averaged for long.
    [InlineData("new AdamWSettings { Beta1 = 0.9, Beta2 = new Rising() }")]
    [InlineData("new SoapSettings()")]
    public Task FirstMomentNotAboveTheSecond_IsSilent(string settings) =>
        AssertSilent(settings, "SDL252", Rising);

    // The sum of 1e-3 (1 + cos(pi t)) / 2 times 0.5 (1 - t) is 5e-4 (1/4 + 1/pi^2) times the updates.
    [Fact]
    public Task ScheduledDecayOfTheWholeRun_IsSummedWithTheRate() => AssertAdvice(
        "SDL253", DiagnosticSeverity.Info,
        "AdamW with WeightDecay by Linear decays by 175.7 in all over 1,000,000 updates (the sum of rate times decay): what the data taught longer ago than a small part of the run is gone",
        "new AdamWSettings { LearningRate = new Cosine { Peak = 1e-3, Steps = 1_000_000 }, {|WeightDecay = new Linear { Peak = 0.5, Steps = 1_000_000 }|} }",
        new AdamWSettings { LearningRate = new Cosine { Peak = 1e-3, Steps = 1_000_000 }, WeightDecay = new Linear { Peak = 0.5, Steps = 1_000_000 } }.Check());

    [Fact]
    public Task ScheduledDecayOfAUsualSum_IsSilent() =>
        AssertSilent("new AdamWSettings { LearningRate = new Cosine { Peak = 1e-3, Steps = 1_000_000 }, WeightDecay = new Linear { Peak = 0.25, Steps = 1_000_000 } }", "SDL253");

    [Fact]
    public Task ScheduledSecondMomentThatDoesNotFill_IsAWarning() => AssertAdvice(
        "SDL254", DiagnosticSeverity.Warning,
        "Grams runs for 230 updates without CorrectBias, and its Beta2 = 0.9994 on average takes 1673 to fill: until then steps are too long, the first by a factor of 10",
        "new GramsSettings { LearningRate = new Cosine { Peak = 2e-5, Steps = 230 }, Beta2 = new Linear { Peak = 0.9999, Steps = 230, DecayFloorOfPeak = 0.999 }, {|CorrectBias = false|} }",
        new GramsSettings { LearningRate = new Cosine { Peak = 2e-5, Steps = 230 }, Beta2 = new Linear { Peak = 0.9999, Steps = 230, DecayFloorOfPeak = 0.999 }, CorrectBias = false }.Check());

    [Fact]
    public Task ScheduledSecondMomentThatFills_IsSilent() =>
        AssertSilent("new GramsSettings { LearningRate = new Cosine { Peak = 2e-5, Steps = 230 }, Beta2 = new Linear { Peak = 0.9999, Steps = 230, DecayFloorOfPeak = 0.98 }, CorrectBias = false }", "SDL254");

    [Fact]
    public Task LongStepsByScheduledMomentum_AreAnInfo() => AssertAdvice(
        "SDL255", DiagnosticSeverity.Info, "Sgd with Momentum = 0.99 and a rate of 2 at update 0 moves weights by 200 times a lasting gradient in each update",
        "new SgdSettings { {|LearningRate = 2|}, Momentum = new Linear { Peak = 0.99, Steps = 1000 } }",
        new SgdSettings { LearningRate = 2, Momentum = new Linear { Peak = 0.99, Steps = 1000 } }.Check());

    [Theory]
    [InlineData("new SgdSettings { LearningRate = 2, Momentum = new Linear { Peak = 0.97, Steps = 1000 } }")]
    [InlineData("new SgdSettings { LearningRate = new OneCycle { Peak = 3, Steps = 1000 }, Momentum = new OneCycle { Peak = 3, Steps = 1000 }.Momentum }")]
    public Task UsualScheduledMomentum_IsSilent(string settings) => AssertSilent(settings, "SDL255");

    [Fact]
    public Task WarmupShorterThanTheScheduledMemory_IsAnInfo() => AssertAdvice(
        "SDL258", DiagnosticSeverity.Info, "the warmup of Wsd takes 200 updates, and AdamW with Beta2 = 0.999 on average needs about 1998 until its second moment has settled",
        "new AdamWSettings { LearningRate = {|new Wsd { Peak = 1e-3, Steps = 100_000, WarmupSteps = 200, DecayFraction = 0.1 }|}, Beta2 = new Linear { Peak = 0.999, Steps = 100_000, DecayFloorOfPeak = 0.999 } }",
        new AdamWSettings
        {
            LearningRate = new Wsd { Peak = 1e-3, Steps = 100_000, WarmupSteps = 200, DecayFraction = 0.1 }, Beta2 = new Linear { Peak = 0.999, Steps = 100_000, DecayFloorOfPeak = 0.999 },
        }.Check());

    // A decay that rises from 0, as Adafactor's does, has settled at once.
    [Fact]
    public Task SecondMomentThatStartsAtZero_NeedsNoWarmup() => AssertSilent(
        "new AdamWSettings { LearningRate = new Wsd { Peak = 1e-3, Steps = 100_000, WarmupSteps = 200, DecayFraction = 0.1 }, Beta2 = new Rising() }", "SDL258", Rising);

    [Fact]
    public async Task ScheduledSecondMomentInBFloat16_IsAWarning()
    {
        const string message = "AdamW keeps its states in bfloat16, and Beta2 = 0.9989 on average lets the second moment fall by 0.11 % in an update: below 0.39 % rounding gives the old number again, and it never falls";
        const string options = "new RunOptions { StatePrecision = StatePrecision.BFloat16 }";
        await AssertCode("SDL264", DiagnosticSeverity.Warning, message, $"AdamW.For(null!, new AdamWSettings {{ {{|Beta2 = new Linear {{ Peak = 0.9999, Steps = 1000, DecayFloorOfPeak = 0.998 }}|}} }}, {options})", isRun: false);
        await AssertSilent($"AdamW.For(null!, new AdamWSettings {{ Beta2 = new Linear {{ Peak = 0.9999, Steps = 1000, DecayFloorOfPeak = 0.98 }} }}, {options})", "SDL264");
        AdamWSettings settings = new() { Beta2 = new Linear { Peak = 0.9999, Steps = 1000, DecayFloorOfPeak = 0.998 } };
        AssertSaid("SDL264", DiagnosticSeverity.Warning, message, settings.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.BFloat16 }));
    }

    /// <summary>The whole message, the schedule with its numbers included, is that of the program.</summary>
    [Theory]
    [InlineData("new AdamWSettings { {|Beta1 = new Linear { Peak = 1.5, Steps = 1000 }|} }", "At step 0 AdamW.Beta1 is 1.5: it must be at least 0 and below 1 (from ScheduleDsl.Schedules.Linear(Peak=1.5, Steps=1000, ")]
    [InlineData("new AdamWSettings { {|Beta1 = new LinearWarmup { Peak = 1, WarmupSteps = 100 }|} }", "At step 100 AdamW.Beta1 is 1: it must be at least 0 and below 1 (from ScheduleDsl.Schedules.LinearWarmup(")]
    [InlineData(
        "new AdamWSettings { {|Beta1 = new MultiStep { Peak = 1.5, Milestones = StepTable.Of((30, 0.1), (60, 1)) }|} }", "At step 0 AdamW.Beta1 is 1.5: it must be at least 0 and below 1 (from ScheduleDsl.Schedules.MultiStep(")]
    [InlineData("new AdamWSettings { {|LearningRate = new Sinking()|} }", "At step 84 AdamW.LearningRate is -0.000")]
    [InlineData("new AdamWSettings { {|Beta2 = new ScheduleDsl.PyTorch.OneCycleLR { MaxLr = 3, TotalSteps = 2000, AnnealStrategy = ScheduleDsl.PyTorch.Anneal.Linear }|} }", "At step ")]
    [InlineData("new NarrowSettings { {|Momentum = new OneCycle { Steps = 1000 }.Momentum|} }", "At step 0 Narrow.Momentum is 0.95: it must be at least 0 and at most 0.9 (from ScheduleDsl.Schedules.OneCycle(")]
    public async Task ScheduleOutsideTheRange_IsAnError(string settings, string start)
    {
        Advice said = Assert.Single(Make(Source(Plain(settings), Narrow + Sinking)).Check());
        Assert.Equal(("SDL206", AdviceTier.Error), (said.Id, said.Tier));
        Assert.StartsWith(start, said.Message);
        Assert.Contains(settings.Split("{|")[1].Split(" =")[0], said.Subject);
        await AssertCode("SDL206", DiagnosticSeverity.Error, said.Message, settings, Narrow + Sinking, isRun: false);
    }

    [Theory]
    [InlineData("new AdamWSettings { Beta1 = new Linear { Peak = 0.9, Steps = 1000 } }")]
    [InlineData("new AdamWSettings { Beta1 = new LinearWarmup { Peak = 0.99, WarmupSteps = 100 } }")]
    [InlineData("new NarrowSettings { Momentum = new OneCycle { Steps = 1000, MaxMomentum = 0.9 }.Momentum }")]
    public Task ScheduleWithinTheRange_IsSilent(string settings) => AssertSilent(settings, "SDL206", Narrow);

    [Fact]
    public async Task ScheduleOfARecipeOutsideTheRange_IsAnErrorOnce()
    {
        const string types = """
            [Schedule(Peak = 1.5)] [Decay(typeof(ScheduleDsl.Profiles.Linear), FloorOfPeak = 0.1)] public sealed partial class TooFar;
            [Recipe(typeof(AdamW))] [{|Follow("Beta1", typeof(TooFar))|}] [Group("wide", MinRank = 2, RateMultiplier = 2)] [Plan(Steps = 1000)] public static partial class Training1;
            """;
        Recipe recipe = (Recipe)GeneratorHost.RunWithErrors(Source("1", Plain(types))).Load().GetType("Advised.Training1")!.GetMethod("Create")!.Invoke(null, [])!;
        Advice said = Assert.Single(recipe.Check());
        Assert.StartsWith("At step 0 AdamW.Beta1 is 1.5: it must be at least 0 and below 1 (from Advised.TooFar(Peak=1.5, ", said.Message);
        await AssertCode("SDL206", DiagnosticSeverity.Error, said.Message, "1", types, isRun: false);
        await AssertSilent("1", "SDL206", Plain(types).Replace("1.5", "0.95"));
    }
}
