using System;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Testing.Tests.Proof;

public class RuleProofTests
{
    public static TheoryData<string> BuiltIns => [.. Registry.Optimizers.Where(o => o.Type.Assembly == typeof(Lion).Assembly).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(BuiltIns))]
    public void EveryBuiltIn_KeepsWhatIsPromised(string name)
    {
        ProofReport report = RuleProof.Verify(Registry.FindOptimizer(name).CreateSettings());

        // What is a modifier's, a learning rate or a state, where a rule has none.
        Assert.Empty(report.Results.Where(r => r.Outcome.Verdict == ProofVerdict.LeftOut).Select(r => r.Check).Except(["accumulation", "evaluation", "schedule", "states"]));
    }

    [Fact]
    public void ARuleOfTheUsersOwn_IsProvedInOneLine() => Assert.Equal(11, RuleProof.Verify<NoisyPolyak>().Results.Count);

    /// <summary>Matrices that no chunk of 1,024 fits.</summary>
    [Fact]
    public void SumsOverATensor_RunThroughItsMatrices() => Assert.Equal(
        ProofVerdict.Holds, Outcome(RuleProof.Verify(new MatrixNormsSettings(), new ProofOptions { Shapes = [[5, 30, 41], [70, 100], [2, 3, 20, 33], [9]] }), "body").Verdict);

    [Fact]
    public void ComposedRules_AreComparedWithTheBodiesOfTheirParts()
    {
        ProofReport report = RuleProof.Verify<ClippedAdamW>();

        Assert.Equal(ProofVerdict.Holds, Outcome(report, "body").Verdict);
        Assert.Contains("reaches other tensors", Outcome(report, "not finite").Detail);
    }

    [Fact]
    public void BlocksOfAPart_AreReplayedFromTheFirstStepOn_AndStandBesideCodes()
    {
        ProofReport report = RuleProof.Verify<ClippedAdamMini>();

        Assert.Equal(ProofVerdict.Holds, Outcome(report, "body").Verdict);
        Assert.EndsWith("with states of BFloat16, Float16, Block8Signed", Outcome(report, "states").Detail);
    }

    public static TheoryData<OptimizerSettings> Accumulating => [new AccumulatedLionSettings(), new AccumulatedLambSettings()];

    [Theory]
    [MemberData(nameof(Accumulating), DisableDiscoveryEnumeration = true)]
    public void Accumulation_IsComparedWithTheMeanOfTheBatches(OptimizerSettings settings)
    {
        ProofOutcome outcome = Outcome(RuleProof.Verify(settings), "accumulation");

        Assert.Equal((ProofVerdict.Holds, "3 batches and their mean in one step: the same bits"), (outcome.Verdict, outcome.Detail));
    }

    public static TheoryData<OptimizerSettings, string> Reaches => new()
    {
        { new SgdSettings(), "NaN reaches its own weight, infinity reaches its own weight" },
        { new LarsSettings { WeightDecay = 0.1 }, "NaN reaches its tensor, infinity reaches its tensor" },
        { new LambSettings(), "NaN reaches other tensors, infinity reaches other tensors" },
        { new CheckedSgdSettings(), "NaN skips the step, infinity skips the step" },
    };

    [Theory]
    [MemberData(nameof(Reaches), DisableDiscoveryEnumeration = true)]
    public void GradientThatIsNotFinite_ReachesAsFarAsTheCollectives(OptimizerSettings settings, string reach) =>
        Assert.EndsWith(reach, Outcome(RuleProof.Verify(settings), "not finite").Detail);

    [Fact]
    public void ScheduleOfAComposedRule_ReachesItsParts()
    {
        ProofReport report = RuleProof.Verify(new ClippedAdamWSettings { LearningRate = new Linear { Peak = 0.5, Steps = 10 }, EmaDecay = new Linear { Peak = 0.9, Steps = 20 } });

        Assert.Equal(ProofVerdict.Holds, Outcome(report, "body").Verdict);
        Assert.Contains("schedules drive them already", Outcome(report, "schedule").Detail);
        Assert.StartsWith("LearningRate along a line to 0", Outcome(RuleProof.Verify<ClippedAdamW>(), "schedule").Detail);
    }

    [Fact]
    public void WeightsForEvaluation_AreTheModifiersOwn_InLessThanFloatToo()
    {
        ProofReport report = RuleProof.Verify<AveragedSgd>();

        Assert.Contains("weights for evaluation, of which", Outcome(report, "evaluation").Detail);
        Assert.Contains("of bfloat16 and of float16, weights for evaluation too", Outcome(report, "precision").Detail);
        Assert.EndsWith("BFloat16 (the body's, rounded), Float16 (the body's, rounded), Block8Signed (within 0.0071 of a block's largest)", Outcome(report, "states").Detail);
    }

    [Fact]
    public void SoundKernel_Passes() => Assert.True(RuleProof.Check(new FaultySettings(Fault.None)).Holds, RuleProof.Check(new FaultySettings(Fault.None)).ToString());

    [Theory]
    [InlineData(Fault.OneWidth, "targets", "Vector256 with 1 thread against the scalar loop, after step 1: ")]
    [InlineData(Fault.AllLoops, "body", "the compiled loops against the body, after step 1: ")]
    [InlineData(Fault.HiddenMemory, "resume", "saved after 3 steps, after 3 more: ")]
    [InlineData(Fault.SpreadsNaN, "not finite", "NaN in one gradient reaches other tensors, although the rule's collectives reach its own weight only")]
    [InlineData(Fault.Allocates, "allocation", "32 steps allocate ")]
    [InlineData(Fault.CostCard, "cost", "the cost card says 16 bytes for each weight, and the loops touch 12")]
    [InlineData(Fault.UnusedTensor, "cost", "does not touch more, which its plan names")]
    public void Fault_IsFoundByItsCheck(Fault fault, string check, string message)
    {
        RuleProofException wrong = Assert.Throws<RuleProofException>(() => RuleProof.Verify(new FaultySettings(fault)));

        Assert.Contains(message, Outcome(wrong.Report, check).Detail);
        Assert.Equal(ProofVerdict.Differs, Outcome(wrong.Report, check).Verdict);
        Assert.Contains($"  DIFFERS   {check}", wrong.Message);
    }

    [Fact]
    public void TypeThatIsNoOptimizer_IsNamed() =>
        Assert.Contains("System.String", Assert.Throws<ArgumentException>(() => RuleProof.Verify<string>()).Message);

    private static ProofOutcome Outcome(ProofReport report, string check) => report.Results.Single(r => r.Check == check).Outcome;
}
