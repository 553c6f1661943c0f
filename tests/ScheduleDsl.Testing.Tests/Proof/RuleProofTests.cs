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

        // All but accumulation, which is a modifier's.
        Assert.Equal(["accumulation"], report.Results.Where(r => r.Outcome.Verdict == ProofVerdict.LeftOut).Select(r => r.Check));
    }

    [Fact]
    public void ARuleOfTheUsersOwn_IsProvedInOneLine() => Assert.Equal(7, RuleProof.Verify<NoisyPolyak>().Results.Count);

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
    public void BlocksOfAPart_AreReplayedFromTheFirstStepOn() =>
        Assert.Equal(ProofVerdict.Holds, Outcome(RuleProof.Verify<ClippedAdamMini>(), "body").Verdict);

    [Fact]
    public void Accumulation_IsComparedWithTheMeanOfTheBatches()
    {
        ProofOutcome outcome = Outcome(RuleProof.Verify<AccumulatedLion>(), "accumulation");

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
    public void ScheduleOfAComposedRule_LeavesTheBodyOut_AndSaysWhy()
    {
        ProofReport report = RuleProof.Verify(new ClippedAdamWSettings { LearningRate = new Linear { Peak = 0.5, Steps = 10 } });

        Assert.Equal(ProofVerdict.LeftOut, Outcome(report, "body").Verdict);
        Assert.Contains("a schedule drives it", Outcome(report, "body").Detail);
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
