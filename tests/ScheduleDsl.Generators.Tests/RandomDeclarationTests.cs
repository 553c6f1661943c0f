using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Random schedules by attributes, compiled as a user's project would and then run. A failure prints the declaration and its seed.</summary>
public class RandomDeclarationTests
{
    private const int Steps = 200;

    private static readonly Gen<string> Length = Gen.OneOf(
        Gen.Choose(0, 40).Select(n => $"Steps = {n}"), Gen.Choose(0, 20).Select(n => $"Fraction = 0.{n:00}"));

    private static readonly Gen<string> Profile =
        Gen.Elements("Linear", "Cosine", "Rex", "OneMinusSqrt", "OneMinusSquare", "MirrorCosine").Select(p => $"typeof(ScheduleDsl.Profiles.{p})");

    private static readonly Gen<string> Phase = Gen.OneOf(
        Length.Select(length => $"[Warmup({length})]"),
        Length.Select(length => $"[Hold({length})]"),
        Fall("Decay"),
        Fall("Cooldown"),
        Fall("Anneal"));

    // Four phases of at most a fifth of the run each leave something for the one that takes the rest.
    private static readonly Gen<string> Declaration =
        from first in Phase.Select(p => new[] { p })
        from others in Phase.ArrayOf(3)
        from place in Gen.Choose(0, 4)
        from rest in Gen.OneOf(Gen.Constant("[Hold]"), Profile.Select(p => $"[Decay({p}, FloorOfPeak = 0.25)]"))
        from end in Gen.Elements("Hold", "Repeat", "Throw")
        let phases = first.Concat(others).ToList()
        select $"[Schedule(Peak = 0.5, Steps = {Steps}, End = ScheduleEnd.{end})] {string.Join(" ", phases.Take(place).Append(rest).Concat(phases.Skip(place)))} public sealed partial class Drawn;";

    [Fact]
    public void EveryDeclaration_IsBoundedContinuousAndTheSameWhereverItIsRead() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(40),
        Prop.ForAll(Arb.From(Declaration), declaration =>
        {
            Schedule drawn = (Schedule)Activator.CreateInstance(GeneratorHost.Run($"using ScheduleDsl; {declaration}").Load().GetType("Drawn")!)!;
            return IsBounded(drawn).Label("bounds")
                .And(IsContinuous(drawn).Label("joints"))
                .And(NeverTurns(drawn).Label("monotone pieces"))
                .And(FillIsAt(drawn).Label("Fill"))
                .And(KernelIsAt(drawn).Label("kernel"))
                .And(IntegralIsTheSum(drawn).Label("integral"))
                .And(ForkIsContinuous(drawn).Label("fork"))
                .Label(declaration);
        }));

    private static Gen<string> Fall(string kind) =>
        from profile in Profile
        from length in Length
        from floor in Gen.Choose(0, 9)
        select $"[{kind}({profile}, {length}, FloorOfPeak = 0.{floor})]";

    private static bool IsBounded(Schedule schedule) =>
        Enumerable.Range(0, 10 * Steps).All(i => schedule.AtTime(i / 10.0) is >= 0 and <= 0.5);

    private static bool IsContinuous(Schedule schedule) =>
        schedule.Pieces.Skip(1).All(p => Math.Abs(schedule.AtTime(p.Start - 1e-9) - schedule.AtTime(p.Start)) <= 1e-6);

    private static bool NeverTurns(Schedule schedule) => schedule.Pieces.Where(p => p.Form != PieceForm.Curved).All(piece =>
    {
        double[] values = [.. Enumerable.Range(0, 100).Select(i => schedule.AtTime(piece.Start + (piece.End - piece.Start) * i / 100))];
        double[] changes = [.. values.Zip(values.Skip(1), (x, y) => y - x)];
        return changes.All(c => c <= 1e-12) || changes.All(c => c >= -1e-12);
    });

    private static bool FillIsAt(Schedule schedule)
    {
        double[] filled = new double[Steps - 3];
        schedule.Fill(3, filled);
        return filled.Select((value, i) => Bits(value) == Bits(schedule.At(i + 3))).All(same => same);
    }

    private static bool KernelIsAt(Schedule schedule)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [3]));
        using OptimizerRun run = OptimizerRun.Create(table, new SgdSettings { LearningRate = schedule }, new RunOptions { Threads = 1 });
        double weight = 0;
        for (int k = 0; k < Steps; k++)
        {
            table["w"].GradientsAs<double>().Fill(1);
            run.Step();
            weight -= schedule.At(k);
            if (Bits(table["w"].ValuesAs<double>()[2]) != Bits(weight))
                return false;
        }
        return true;
    }

    private static bool IntegralIsTheSum(Schedule schedule)
    {
        decimal sum = 0;
        for (int k = 5; k < Steps; k++)
            sum += (decimal)schedule.At(k);
        return Math.Abs((double)sum - schedule.Integral(5, Steps).Value) <= 1e-10;
    }

    private static bool ForkIsContinuous(Schedule schedule)
    {
        Curve fork = schedule.Fork(120, 300);
        return Enumerable.Range(0, 121).All(k => Bits(fork.At(k)) == Bits(schedule.At(k)))
            // A root has no bound on its slope.
            && Math.Abs(fork.AtTime(120 + 1e-9) - fork.AtTime(120)) <= 1e-4;
    }

    private static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
