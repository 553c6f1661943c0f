using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>The built-ins, and declarations of the tests' own, as the generator compiled them, against the interpreter of the form that they carry.</summary>
public class GeneratedTests
{
    private static readonly Type[] Types = [.. typeof(Schedule).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Schedule)) && t.GetCustomAttribute<CompiledIrAttribute>() is not null).OrderBy(t => t.Name, StringComparer.Ordinal)];

    public static TheoryData<Type> Compiled => [.. Types, typeof(OngoingCosine), typeof(OngoingReadings), typeof(EvenDrops), typeof(EveryUnit), typeof(ThreeEpochs), typeof(Waves)];

    [Theory]
    [MemberData(nameof(Compiled))]
    public void GeneratedAt_HasTheBitsOfTheInterpreter(Type type)
    {
        Compiler.IR.Schedule packed = (Compiler.IR.Schedule)UnitReader.Read(type.GetCustomAttribute<CompiledIrAttribute>()!.Text);
        Random random = new(type.Name.Length);
        for (int trial = 0; trial < 60; trial++)
        {
            (Schedule schedule, Dictionary<string, double> settings) = AnySettings((Schedule)Activator.CreateInstance(type)!, random);
            ScheduleReading reading = new(packed, settings);
            if (!packed.Checks.All(reading.Satisfies))
            {
                Assert.Throws<InvalidOperationException>(() => schedule.At(0));
                continue;
            }
            // Whole updates: what sums left behind the point is no further update.
            Assert.Equal(reading.Length is { } length ? (long)Math.Ceiling(length - 1e-6) : null, schedule.Length);
            for (int i = 0; i < 25; i++)
            {
                long step = (long)(random.NextDouble() * 2.5 * (schedule.Length ?? 300));
                if (packed.End == Compiler.IR.CurveEnd.Throw && step >= schedule.Length)
                {
                    Assert.Throws<ArgumentOutOfRangeException>(() => schedule.At(step));
                    continue;
                }
                Assert.Equal(BitConverter.DoubleToInt64Bits(reading.At(step)), BitConverter.DoubleToInt64Bits(schedule.At(step)));
            }
        }
    }

    [Fact]
    public void EveryFileOfTheLibraryIsABuiltIn()
    {
        Assert.Equal(Declared.BuiltIns.Order(StringComparer.Ordinal), Types.Where(t => t.Namespace == typeof(Wsd).Namespace).Select(t => t.Name));
    }

    [Fact]
    public void SettingsThatDoNotFit_GiveOneErrorThatNamesPhaseAndNumbers()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new Wsd { WarmupSteps = 20, Steps = 10 }.At(0));

        Assert.Equal("ScheduleDsl.Schedules.Wsd: Warmup takes 20 of 10 steps, so the peak is never reached (SDL101)", error.Message);
    }

    [Fact]
    public void StepsNotSet_IsAnErrorThatSaysSo()
    {
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new Cosine { Peak = 0.1 }.At(0));

        Assert.Equal("ScheduleDsl.Schedules.Cosine: Steps is 0: the length of the schedule has to be set (SDL110)", error.Message);
    }

    [Fact]
    public void NumberOutOfRange_IsRefusedWhenSet()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cosine { Peak = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cosine { Peak = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cosine { Steps = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Wsd { DecayFraction = 1.5 });
    }

    [Fact]
    public void NegativeStep_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Linear { Steps = 1 }.At(-1));
    }

    [Fact]
    public void StepsUpToTwoToThe53_KeepFullPrecision()
    {
        const long length = (1L << 53) - 2;
        Wsd wsd = new() { Steps = length, WarmupSteps = 1L << 52, DecayFraction = 0.25 };
        long decay = length - (long)Math.Round(0.25 * length, MidpointRounding.ToEven);

        Assert.Equal(1 - Math.Pow(2, -52), wsd.At((1L << 52) - 1));
        Assert.Equal(1, wsd.At(1L << 52));
        Assert.Equal(1, wsd.At(decay));
        Assert.True(wsd.At(decay + 1) < 1);
        Assert.True(wsd.At(length - 1) > 0);
        Assert.Equal(0, wsd.At(length));
    }

    private static (Schedule Schedule, Dictionary<string, double> Settings) AnySettings(Schedule schedule, Random random)
    {
        Dictionary<string, double> settings = [];
        for (int i = 0; i < schedule.Properties.Count; i++)
        {
            HyperInfo property = schedule.Properties[i];
            double value = property.Name switch
            {
                _ when property.Kind == HyperKind.Bool => random.Next(2),
                _ when property.Kind == HyperKind.Enum => random.Next(property.EnumNames!.Count),
                "Steps" => random.Next(1, 400),
                _ when property.Name.EndsWith("Steps", StringComparison.Ordinal) => random.Next(4) == 0 ? 0 : random.Next(60),
                "BatchSize" or "Accumulation" => random.Next(1, 6),
                "DatasetSize" or "SequenceLength" => random.Next(200),
                _ when property.Max == 1 => random.Next(4) == 0 ? random.Next(2) : random.NextDouble(),
                _ when property.Name.Contains("At", StringComparison.Ordinal) => property.Default,
                _ when property.Kind == HyperKind.Int => Math.Max(property.Min, random.Next(100)),
                _ => random.NextDouble() * 10,
            };
            value = property.Kind == HyperKind.Enum ? value : Within(property, value);
            schedule = schedule.With(i, value);
            settings.Add(property.Name, value);
        }
        return (schedule, settings);
    }

    private static double Within(HyperInfo property, double value) =>
        value < property.Min || value <= property.Above || value > property.Max || value >= property.Below ? property.Default : value;
}
