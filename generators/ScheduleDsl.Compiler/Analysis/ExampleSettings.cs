using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Analysis;

/// <summary>Numbers at which a declaration can be read that leaves some, such as its length, to whoever uses it.</summary>
public static class ExampleSettings
{
    /// <summary>The length that is assumed where none is declared.</summary>
    public const double Length = 10_000;

    // Some lengths are in samples or tokens, and have to be long enough for other numbers that are.
    private static readonly double[] Scales = [1, 1e3, 1e6, 1e9];

    // From one missing number to the next: mostly the whole comes first, but a part may be missing before the whole is found too short.
    private static readonly double[] Steps = [0.1, 10];

    /// <summary>Nothing where the declared numbers do; null where no example was found, as for a declaration that is wrong.</summary>
    public static IReadOnlyDictionary<string, double>? For(Schedule schedule) =>
        For(schedule, ImmutableDictionary<string, double>.Empty);

    /// <param name="schedule">As declared.</param>
    /// <param name="given">Settings that somebody chose; they stay as they are.</param>
    /// <param name="length">The length to choose where one is missing, in updates. Further numbers of updates are a tenth of it, a hundredth, and so on.</param>
    public static IReadOnlyDictionary<string, double>? For(Schedule schedule, IReadOnlyDictionary<string, double> given, double length = Length)
    {
        try
        {
            return Steps.SelectMany(step => Scales.Select(scale => Chosen(schedule, given, scale * length, step)))
                .FirstOrDefault(settings => IsReadable(schedule, settings));
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    private static Dictionary<string, double> Chosen(Schedule schedule, IReadOnlyDictionary<string, double> given, double length, double step)
    {
        Dictionary<string, double> settings = given.ToDictionary(s => s.Key, s => s.Value);

        // One at a time: with the length of the whole, what looked wrong may be right.
        while (Missing(schedule, settings) is { } missing)
        {
            settings[missing.Name] = Number(missing, length);
            length = Math.Max(1, Math.Floor(length * step));
        }
        return settings;
    }

    // What is 0 or NaN by default and is read by a check that fails, or by a length that is 0; the length of the whole comes first.
    private static Hyper? Missing(Schedule schedule, IReadOnlyDictionary<string, double> settings)
    {
        ScheduleReading reading = new(schedule, settings);
        List<Expression> faulty = [.. schedule.Checks.Where(c => !reading.Satisfies(c)).Select(c => c.Condition)];
        if (faulty.Count == 0 && schedule.Length is { } length && reading.Length == 0)
            faulty.Add(length);
        return schedule.Properties.Where(p => !settings.ContainsKey(p.Name) && IsOpen(p) && faulty.Any(e => Reads(e, p.Name)))
            .OrderByDescending(Likelihood).FirstOrDefault();
    }

    private static bool IsReadable(Schedule schedule, IReadOnlyDictionary<string, double> settings)
    {
        ScheduleReading reading = new(schedule, settings);
        return schedule.Checks.All(reading.Satisfies) && reading.Length is not 0 && !double.IsNaN(reading.At(0));
    }

    private static bool IsOpen(Hyper hyper) =>
        hyper.Type != IrType.Bool && hyper.EnumType is null && Constant.Parse(hyper.Type, hyper.Default).ToDouble() is 0 or double.NaN;

    private static int Likelihood(Hyper hyper) =>
        (hyper.Name == "Steps" ? 4 : 0) + (hyper.Name.Contains("Total") || hyper.Name.Contains("Train") || hyper.Name.Contains("Max") ? 2 : 0)
        + (hyper.Name.Contains("Warmup") ? -1 : 0);

    private static double Number(Hyper hyper, double length)
    {
        double most = hyper.Bounds.Max ?? (hyper.Bounds.Below is { } below ? below / 2 : double.MaxValue);
        return Math.Min(hyper.Type.IsInteger() ? length : 0.1, most);
    }

    private static bool Reads(Expression expression, string hyper) => expression switch
    {
        HyperReference reference => reference.Name == hyper,
        Operation operation => operation.Operands.Any(o => Reads(o, hyper)),
        Invocation call => call.Arguments.Any(a => Reads(a, hyper)),
        TableRead read => read.Arguments.Any(a => Reads(a, hyper)),
        _ => false,
    };
}
