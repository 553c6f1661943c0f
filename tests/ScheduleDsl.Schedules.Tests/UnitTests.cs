using System;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>Lengths in every unit, the plan that converts them, and what phases say of each other.</summary>
public class UnitTests
{
    [Fact]
    public void EpochsSamplesAndTokens_AreUpdatesByThePlan()
    {
        // 1000 samples in updates of 2 * 16 are 31.25, so an epoch has 32 updates; 5 tokens each make 160 in an update.
        const string plan = "[Plan(BatchSize = 16, Accumulation = 2, DatasetSize = 1000, SequenceLength = 5)]";
        Declared declared = Declared.Parse(
            $"[Schedule] {plan} [Warmup(Epochs = 2)] [Hold(Samples = 320)] [Decay(typeof(Linear), Tokens = 4_000)] [Hold(Steps = 7)]");

        Assert.Equal([64.0, 10, 25, 7], declared.Read().Phases().Select(p => p.Length));
        Assert.Equal(106, declared.Read().Length);
        Assert.Equal(0.5, declared.Read().At(32));
        Assert.Equal(
            ["Peak", "BatchSize", "Accumulation", "DatasetSize", "SequenceLength", "WarmupEpochs", "HoldSamples", "DecayTokens", "Hold2Steps"],
            declared.Schedule.Properties.Select(p => p.Name).Take(9));
        Assert.Equal([126.0, 20, 50, 7], declared.Read(("BatchSize", 8)).Phases().Select(p => p.Length));
    }

    [Fact]
    public void OnlyTheNumbersThatTheUnitsNeed_AreProperties()
    {
        Assert.Equal(
            ["Peak", "Steps", "BatchSize", "Accumulation", "WarmupSamples"],
            Declared.Parse("[Schedule] [Warmup(Samples = 10)] [Decay(typeof(Linear))]").Schedule.Properties.Select(p => p.Name).Take(5));
        Assert.DoesNotContain(Declared.Parse("[Schedule(Steps = 10)] [Plan(BatchSize = 4)] [Hold]").Schedule.Properties, p => p.Name == "BatchSize");
    }

    [Fact]
    public void LengthsInOneUnit_RoundTheirJoints()
    {
        // 7 updates in an epoch: half an epoch ends at 3.5, which is 4; one and a half more at 14.
        Declared declared = Declared.Parse(
            "[Schedule] [Plan(BatchSize = 1, DatasetSize = 7)] [Warmup(Epochs = 0.5)] [Decay(typeof(Linear), Epochs = 1.5)]");

        Assert.Equal([4.0, 10], declared.Read().Phases().Select(p => p.Length));
    }

    [Fact]
    public void ThePlanGivesTheLength_InUpdatesOrEpochs()
    {
        Assert.Equal(500, Declared.Parse("[Schedule] [Plan(Steps = 500)] [Decay(typeof(Linear))]").Read().Length);
        Assert.Equal(96, Declared.Parse("[Schedule] [Plan(Epochs = 3, BatchSize = 32, DatasetSize = 1000)] [Decay(typeof(Linear))]").Read().Length);
    }

    [Fact]
    public void AMissingPlan_IsOneErrorWhereItIsRead_AndNoneWhereItMayStillCome()
    {
        Declared declared = Declared.Parse("[Schedule(Steps = 100)] [Warmup(Epochs = 2)] [Hold]");

        Assert.Equal("SDL113: Warmup takes 2 epochs, and no plan says how many updates that is: DatasetSize and BatchSize are missing", declared.Misfit());
        Assert.Equal("SDL113: Warmup takes 2 epochs, and no plan says how many updates that is: BatchSize is missing", declared.Misfit(("DatasetSize", 64)));
        Assert.Equal("SDL101: Warmup takes 128 of 100 steps, so the peak is never reached", declared.Misfit(("DatasetSize", 64), ("BatchSize", 1)));
        Assert.Null(declared.Misfit(("DatasetSize", 64), ("BatchSize", 2)));
        Assert.Null(declared.Misfit(("WarmupEpochs", 0)));
    }

    [Fact]
    public void CooldownAndAnneal_FallFromTheLevelReached()
    {
        Declared declared = Declared.Parse(
            "[Schedule(Peak = 8)] [Cooldown(typeof(Linear), Steps = 10, FloorOfPeak = 0.5)] [Hold(Steps = 5)] [Anneal(typeof(Linear), Steps = 10, FloorOfStart = 0.25)]");

        Assert.Equal([8, 6, 4, 4, 2.5, 1], new double[] { 0, 5, 10, 15, 20, 25 }.Select(declared.Read().At));
        Assert.Equal(["Cooldown", "Hold", "Anneal"], declared.Schedule.Phases.Select(p => p.Kind));
        Assert.Contains(declared.Schedule.Properties, p => p.Name == "AnnealFloorOfStart");
        Assert.Equal(4 - 4 * 0.5 * 0.5, declared.Read(("AnnealFloorOfStart", 0.5)).At(20));
    }

    [Fact]
    public void AWarmupAlongAProfile_IsTheProfileUpsideDown()
    {
        Declared declared = Declared.Parse("[Schedule(Peak = 2)] [Warmup(typeof(Cosine), Steps = 100, From = 1)] [Hold]");

        Assert.All(Enumerable.Range(0, 101), k => Assert.Equal(1 + (1 - Math.Cos(Math.PI * k / 100)) / 2, declared.Read().At(k), 1e-14));
        Assert.Equal(2, declared.Read().At(100));
    }

    [Fact]
    public void AWarmupWhoseProfileDoesNotEndAtZero_HandsOnWhatItReached()
    {
        Declared declared = Declared.Parse("[Schedule] [Warmup(typeof(Exponential), Set = \"Ratio=0.25\", Steps = 10)] [Hold]");

        Assert.Equal(0.5, declared.Read().At(5), 1e-15);
        Assert.Equal(0.75, declared.Read().At(10));
        Assert.Equal(0.75, declared.Read().At(1000));
    }

    [Fact]
    public void SettingsOfAProfile_AreProperties_WithTheDefaultThatThePhaseGives()
    {
        Declared declared = Declared.Parse("[Schedule(Steps = 8)] [Decay(typeof(Polynomial), Set = \"Power=3\")]");

        Assert.Equal(0.125, declared.Read().At(4));
        Assert.Equal(0.5, declared.Read(("DecayPower", 1)).At(4));
        Assert.Equal(0, declared.Schedule.Properties.Single(p => p.Name == "DecayPower").Bounds.Above);
    }

    [Fact]
    public void MonotoneIsKnown_OfLinesDropsAndDeclaredFalls()
    {
        Declared declared = Declared.Parse(
            "[Schedule(Steps = 100)] [Warmup(Steps = 1)] [Hold(Steps = 1)] [Decay(typeof(Rex), Steps = 1)] [Decay(typeof(Any), Steps = 1)] [Drops(50)]",
            "[Profile] static partial class Any { static double Value(double t) => 1 - t * t; }");

        Assert.Equal(
            [PhaseForm.Straight, PhaseForm.Constant, PhaseForm.Monotone, PhaseForm.Curved, PhaseForm.Monotone], declared.Schedule.Phases.Select(p => p.Form));
    }
}
