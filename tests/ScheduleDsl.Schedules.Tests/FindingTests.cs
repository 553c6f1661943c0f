using System.Linq;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>What is said about declarations and settings that make no sense.</summary>
public class FindingTests
{
    [Theory]
    [InlineData("[Schedule(Steps = 10_000)] [Warmup(Steps = 12_000)] [Hold]", "SDL101: Warmup takes 12000 of 10000 steps, so the peak is never reached")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Steps = 60)] [Hold] [Decay(typeof(Linear), Steps = 50)]", "SDL101: Warmup and Decay take 60 + 50 = 110 of 100 steps")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Fraction = 0.5)] [Hold] [Decay(typeof(Linear), Fraction = 0.75)]", "SDL102: the fractions of Warmup and Decay sum to 1.25, above 1")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Fraction = 0.1)] [Decay(typeof(Linear), Fraction = 0.25)]", "SDL103: Warmup and Decay take 35 of 100 steps: add a phase without a length, or say End = ScheduleEnd.Hold")]
    [InlineData("[Schedule(Steps = 100, End = ScheduleEnd.Throw)] [Decay(typeof(Linear), Steps = 40)]", "SDL103: Decay takes 40 of 100 steps: add a phase without a length, or say End = ScheduleEnd.Hold")]
    [InlineData("[Schedule(Steps = -5)] [Hold]", "SDL104: Steps is -5: it must be in [0, 9007199254740992]")]
    [InlineData("[Schedule(Peak = double.NaN)] [Hold]", "SDL104: Peak is NaN: it must be finite and at least 0")]
    [InlineData("[Schedule(Peak = 1 / 0.0)] [Hold]", "SDL104: Peak is Infinity: it must be finite and at least 0")]
    [InlineData("[Schedule(Peak = -1e-3)] [Hold]", "SDL104: Peak is -0.001: it must be finite and at least 0")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Fraction = -0.1)] [Hold]", "SDL104: WarmupFraction is -0.1: it must be in [0, 1]")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Steps = -1)] [Hold]", "SDL104: WarmupSteps is -1: it must be in [0, 9007199254740992]")]
    [InlineData("[Schedule(Peak = 0.1, Steps = 100)] [Decay(typeof(Linear), Floor = 0.2)]", "SDL104: DecayFloor is 0.2, above the peak 0.1")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Steps = 10, Fraction = 0.1)] [Hold]", "SDL105: Warmup has two lengths, Steps = 10 and Fraction = 0.1: give one")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(Linear), Floor = 0.1, FloorOfPeak = 0.1)]", "SDL105: Decay has two values, Floor = 0.1 and FloorOfPeak = 0.1: give one")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(Linear))] [Sampling(50, EveryPercent = 10)]", "SDL105: Sampling takes either marks in percent or EveryPercent")]
    [InlineData("[Schedule(Steps = 100)] [Warmup] [Decay(typeof(Linear))]", "SDL106: Warmup and Decay have no length, and only one phase can take what is left")]
    [InlineData("[Schedule(Steps = 100)] [Drops(60, 30)]", "SDL107: DropsAt2 is 30 after DropsAt1 = 60: marks must not fall")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(Linear))] [Sampling(50, 50)]", "SDL107: SamplingAt2 is 50 after SamplingAt1 = 50: marks must rise")]
    [InlineData("[Schedule(Steps = 100)] [Drops(30, 130)]", "SDL104: DropsAt2 is 130: it must be in [0, 100]")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(string))]", "SDL109: Decay falls along String, which is not a [Profile] class with a method 'static double Value(double t)'")]
    [InlineData("[Schedule(Steps = 0)] [Decay(typeof(Linear))]", "SDL110: Steps is 0: the length of the schedule has to be set")]
    [InlineData("[Schedule(End = ScheduleEnd.Throw)] [Hold]", "SDL110: S has no end, so it cannot throw there: give Steps")]
    [InlineData("[Schedule(End = ScheduleEnd.Continue)] [Warmup(Steps = 10)] [Hold]", "SDL110: S has no end, so it cannot continue there: give Steps")]
    [InlineData("[Schedule(End = ScheduleEnd.Continue)] [Warmup(Steps = 0)]", "SDL110: the phases take 0 steps: there is nothing to continue")]
    [InlineData("[Schedule(Steps = 100, End = ScheduleEnd.Continue)] [Decay(typeof(Linear), Steps = 40)]", "SDL103: Decay takes 40 of 100 steps: add a phase without a length, or say End = ScheduleEnd.Hold")]
    [InlineData("[Schedule] [Drops(EverySteps = 0)]", "SDL104: DropsEverySteps is 0: it must be at least 1")]
    [InlineData("[Schedule(Steps = 100)] [Drops(50, EverySteps = 10)]", "SDL105: Drops takes either marks in percent or EverySteps")]
    [InlineData("[Schedule] [Drops(EverySteps = 10)] [Hold]", "SDL106: Drops and Hold have no length, and only one phase can take what is left")]
    [InlineData("[Schedule(Steps = 100)]", "SDL111: S has no phases: add [Warmup], [Hold], [Decay], [Cooldown], [Anneal] or [Drops]")]
    [InlineData("[Schedule(Steps = 100)] [Hold] [Sampling(50)]", "SDL112: Sampling must follow the Decay whose profile it reads, once")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Steps = 10, Epochs = 0.5, Tokens = 3)] [Hold]", "SDL105: Warmup has three lengths, Steps = 10, Epochs = 0.5 and Tokens = 3: give one")]
    [InlineData("[Schedule(Steps = 100)] [Hold] [Anneal(typeof(Linear), Steps = 5, FloorOfPeak = 0.1, FloorOfStart = 0.2)]", "SDL105: Anneal has two values, FloorOfPeak = 0.1 and FloorOfStart = 0.2: give one")]
    [InlineData("[Schedule(Steps = 100)] [Plan(Steps = 50)] [Hold]", "SDL105: S has two lengths, Steps = 100 and its plan's 50: give one")]
    [InlineData("[Schedule] [Plan(Steps = 50, Epochs = 2)] [Decay(typeof(Linear))]", "SDL105: the plan of S has two lengths, Steps = 50 and Epochs = 2: give one")]
    [InlineData("[Schedule] [Plan(Epochs = 2, BatchSize = 4)] [Decay(typeof(Linear))]", "SDL113: the plan of S has 2 epochs, and nothing says how many updates that is: give DatasetSize")]
    [InlineData("[Schedule(Steps = 100)] [Plan(BatchSize = 4)] [Warmup(Epochs = 2)] [Hold]", "SDL113: Warmup takes 2 epochs, and no plan says how many updates that is: DatasetSize is missing")]
    [InlineData("[Schedule(Steps = 100)] [Plan(DatasetSize = 4)] [Warmup(Tokens = 2)] [Hold]", "SDL113: Warmup takes 2 tokens, and no plan says how many updates that is: SequenceLength and BatchSize are missing")]
    [InlineData("[Schedule(Steps = 100)] [Plan(BatchSize = 4, DatasetSize = 400)] [Warmup(Epochs = 2)] [Hold]", "SDL101: Warmup takes 200 of 100 steps, so the peak is never reached")]
    [InlineData("[Schedule(Steps = 100)] [Plan(BatchSize = -4)] [Warmup(Samples = 2)] [Hold]", "SDL104: BatchSize is -4: it must be in [0, 9007199254740992]")]
    [InlineData("[Schedule(Steps = 100)] [Plan(BatchSize = 4, Accumulation = 0)] [Warmup(Samples = 2)] [Hold]", "SDL104: Accumulation is 0: it must be in [1, 9007199254740992]")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Epochs = -1)] [Hold]", "SDL104: WarmupEpochs is -1: it must be in [0, 9007199254740992]")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Epochs = double.NaN)] [Hold]", "SDL104: WarmupEpochs is NaN: it must be in [0, 9007199254740992]")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Fraction = double.NaN)] [Hold]", "SDL104: WarmupFraction is NaN: it must be in [0, 1]")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Fraction = 1.5)] [Hold]", "SDL104: WarmupFraction is 1.5: it must be in [0, 1]")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(Samples = -1)] [Hold]", "SDL104: WarmupSamples is -1: it must be in [0, 9007199254740992]")]
    [InlineData("[Schedule(End = ScheduleEnd.Repeat)] [Decay(typeof(Linear), Steps = 0)]", "SDL110: the phases take 0 steps: there is nothing to repeat")]
    [InlineData("[Schedule(Steps = 0, End = ScheduleEnd.Repeat)] [Decay(typeof(Linear))]", "SDL110: Steps is 0: the length of the schedule has to be set")]
    [InlineData("[Schedule(Steps = 100)] [Warmup(typeof(string), Steps = 10)] [Hold]", "SDL109: Warmup rises along String, which is not a [Profile] class with a method 'static double Value(double t)'")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(Polynomial), Set = \"Exponent=2\")]", "SDL114: Decay: Polynomial has no setting Exponent: it has Power")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(Linear), Set = \"Power=2\")]", "SDL114: Decay: Linear has no setting Power: it has none")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(Polynomial), Set = \"Power=1, Power=2\")]", "SDL105: Decay gives Power twice, 1 and 2: give one")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(Polynomial), Set = \"Power=0\")]", "SDL206: Polynomial.Power is 0: it must be above 0")]
    [InlineData("[Schedule(Steps = 100)] [Decay(typeof(Polynomial), Set = \"Power\")]", "SDL205: 'Power' is not of the form \"Name=number, Name=number\": 'Power' has no single '='")]
    public void WrongDeclaration_GetsOneFindingWithItsNumbers_AndAFailingCheck(string attributes, string message)
    {
        Declared declared = Declared.Parse(attributes, isSound: false);

        Assert.Equal(message, Assert.Single(declared.Findings));
        Assert.Equal(message, declared.Misfit());
    }

    [Fact]
    public void PhasesOnSeveralDeclarations_AreRefused()
    {
        Declared declared = Declared.Parse(
            "[Schedule(Steps = 100)] [Warmup(Steps = 10)]", "[Decay(typeof(Linear))] partial class S;", isSound: false);

        Assert.StartsWith("SDL108: the phases of S stand on several declarations", Assert.Single(declared.Findings), System.StringComparison.Ordinal);
    }

    [Fact]
    public void OtherAttributesMayStandOnAnotherDeclaration()
    {
        Declared declared = Declared.Parse("[Schedule(Steps = 100)]", "[Warmup(Steps = 10)] [Hold] partial class S;");

        Assert.Equal(0.5, declared.Read().At(5));
    }

    [Fact]
    public void ProfileWithAWrongBody_IsReportedThereAndRefusedHere()
    {
        Declared declared = Declared.Parse(
            "[Schedule(Steps = 100)] [Decay(typeof(P))]", "[Profile] static partial class P { static double Value(double t) => System.Console.Read(); }", isSound: false);

        Assert.Empty(declared.Findings);
        Assert.Equal("SDL109: Decay falls along P, which does not compile", declared.Misfit());
    }

    [Fact]
    public void WrongDeclaration_StillHasItsProperties()
    {
        Declared declared = Declared.Parse("[Schedule(Steps = 100)] [Warmup(Steps = 10)] [Warmup] [Decay(typeof(string))]", isSound: false);

        Assert.Equal(
            ["Peak", "Steps", "WarmupSteps", "WarmupFromOfPeak", "DecayFloorOfPeak"], declared.Schedule.Properties.Select(p => p.Name));
    }

    [Fact]
    public void SettingsThatDoNotFit_FailTheSameChecks()
    {
        Declared wsd = Declared.BuiltIn("Wsd");

        Assert.Equal("SDL110: Steps is 0: the length of the schedule has to be set", wsd.Misfit());
        Assert.Equal("SDL101: Warmup takes 20 of 10 steps, so the peak is never reached", wsd.Misfit(("WarmupSteps", 20), ("Steps", 10)));
        Assert.Equal("SDL101: Warmup and Decay take 60 + 50 = 110 of 100 steps", wsd.Misfit(("WarmupSteps", 60), ("DecayFraction", 0.5), ("Steps", 100)));
        Assert.Null(wsd.Misfit(("WarmupSteps", 20), ("Steps", 100)));
    }

    [Fact]
    public void FractionsThatSumToOneAreNotRefusedForTheirRounding()
    {
        // 0.1 + 0.2 + 0.7 is 1 in decimal; halves of an odd length round to more than it when each is rounded alone.
        const string three = "[Warmup(Fraction = 0.1)] [Decay(typeof(Linear), Fraction = 0.2)] [Hold(Fraction = 0.7)]";
        Declared.Parse($"[Schedule(Steps = 7)] {three}");
        Declared.Parse("[Schedule(Steps = 7)] [Hold(Fraction = 0.5)] [Decay(typeof(Linear), Fraction = 0.5)]");
        Declared.Parse("[Schedule(Steps = 5)] [Hold(Fraction = 0.5)] [Decay(typeof(Linear), Fraction = 0.5)]");
    }
}
