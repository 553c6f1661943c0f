using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>The numbers at which a schedule is shown that leaves some to its user.</summary>
public class ExampleSettingsTests
{
    [Fact]
    public void DeclaredNumbersThatDo_StayAsTheyAre() => Assert.Empty(For("[Schedule(Steps = 10)] [Hold]")!);

    [Fact]
    public void MissingLength_IsChosenAndNothingElse() =>
        Assert.Equal(new Dictionary<string, double> { ["Steps"] = 10_000 }, For("[Schedule] [Warmup(Steps = 0)] [Decay(typeof(Linear))]"));

    [Fact]
    public void SeveralMissingLengths_AreTheWholeThenTenthsOfIt()
    {
        Hyper[] hypers = [.. new[] { "NumWarmupSteps", "NumTrainingSteps" }.Select(n => new Hyper(n, IrType.Int64, null, "0", Bounds.None, "None"))];
        Expression[] lengths = [.. hypers.Select(h => new Operation(IrType.Float64, Op.Convert, EquatableArray.Of<Expression>(new HyperReference(IrType.Int64, h.Name))))];
        Compiler.IR.Schedule schedule = Declared.Parse("[Schedule] [Hold(Steps = 1)]").Schedule with
        {
            Properties = hypers.ToEquatableArray(),
            Body = new Block(EquatableArray.Of<Statement>(new Return(new StepReference()))),
            Phases = EquatableArray<Phase>.Empty,
            Length = lengths[1],
            Checks = new[] { Below(new Literal(IrType.Float64, "0"), lengths[0]), Below(lengths[0], lengths[1]) }.ToEquatableArray(),
        };

        Assert.Equal(
            new Dictionary<string, double> { ["NumTrainingSteps"] = 10_000, ["NumWarmupSteps"] = 1_000 }, ExampleSettings.For(schedule));

        static Check Below(Expression low, Expression high) =>
            new("SDL110", new Operation(IrType.Bool, Op.Less, EquatableArray.Of(low, high)), "", EquatableArray<Expression>.Empty);
    }

    [Fact]
    public void GivenNumbers_AreKept()
    {
        Compiler.IR.Schedule schedule = Declared.Parse("[Schedule] [Warmup(Steps = 5)] [Decay(typeof(Linear))]").Schedule;

        Assert.Equal(
            new Dictionary<string, double> { ["WarmupSteps"] = 50, ["Steps"] = 300 },
            ExampleSettings.For(schedule, new Dictionary<string, double> { ["WarmupSteps"] = 50 }, length: 300));
    }

    [Fact]
    public void WrongDeclaration_HasNoExample() => Assert.Null(For("[Schedule(Steps = 10)] [Warmup(Steps = 20)] [Hold]", isSound: false));

    [Theory]
    // A line and a level: to the joint and as long again.
    [InlineData(100, PhaseForm.Constant, 7, 200)]
    [InlineData(0, PhaseForm.Constant, 7, 10_000)]
    // Four cycles of the longest setting.
    [InlineData(0, PhaseForm.Curved, 7, 28)]
    [InlineData(100, PhaseForm.Curved, 7, 128)]
    public void LengthOfAScheduleWithoutEnd_FollowsItsLastPiece(double joint, PhaseForm form, double setting, double expected) =>
        Assert.Equal(expected, ShownLength.Of(joint, form, [1, setting], k => k));

    [Theory]
    // At 16, 32, 64: 0.99^n is 0.85, 0.72, 0.53 ...; from 512 (0.006) on doubling moves it by less than 2 % of its range.
    [InlineData(0.99, 512)]
    [InlineData(0.5, 16)]
    public void CurveWithoutCycles_IsShownUntilItSettles(double gamma, double expected) =>
        Assert.Equal(expected, ShownLength.Of(0, PhaseForm.Curved, [], k => Math.Pow(gamma, k)));

    [Fact]
    public void FormulaThatGoesThroughAllUpdates_IsShownShorter()
    {
        // A value costs one statement for each update before it, and four cycles of 10,000 updates would be shown.
        Compiler.IR.Schedule schedule = Declared.Parse("[Schedule] [Hold]").Schedule with
        {
            Properties = EquatableArray.Of(new Hyper("Cycle", IrType.Int64, null, "10000", Bounds.None, "None")),
            Phases = EquatableArray<Phase>.Empty,
            Body = new Block(EquatableArray.Of<Statement>(
                new For("i", 0, 50_000, 1, new Block(EquatableArray.Of<Statement>(new If(
                    new Operation(IrType.Bool, Op.Less, EquatableArray.Of<Expression>(
                        new StepReference(), new Operation(IrType.Float64, Op.Convert, EquatableArray.Of<Expression>(new LocalReference(IrType.Int32, "i"))))),
                    new Block(EquatableArray.Of<Statement>(new Return(new StepReference()))), Block.Empty)))),
                new Return(new StepReference()))),
        };

        // One statement an update, the loop and the value: halved until no more than 2,000.
        Assert.Equal(1_250, ShownLength.Of(schedule, new ScheduleReading(schedule)));
    }

    private static IReadOnlyDictionary<string, double>? For(string attributes, bool isSound = true) =>
        ExampleSettings.For(Declared.Parse(attributes, isSound: isSound).Schedule);
}
