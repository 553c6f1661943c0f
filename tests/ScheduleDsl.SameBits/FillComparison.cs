using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.SameBits;

/// <summary><c>Fill</c> of a schedule on every arm against <c>At</c>, bit for bit. Any NaN equals any NaN.</summary>
internal static class FillComparison
{
    private const double Untouched = 12345.5;
    private const int Guard = 3;
    private static readonly Arm[] Arms = [Arm.Auto, Arm.Scalar, Arm.Vector128, Arm.Vector256, Arm.Vector512];

    /// <summary>The defaults with a length, and others at random, where they fit together.</summary>
    public static IEnumerable<Schedule> Settings(ScheduleEntry entry, int count, Random random)
    {
        for (int i = 0, trial = 0; i < count && trial < 40 * count; trial++)
        {
            Schedule schedule = entry.Create();
            for (int property = 0; property < schedule.Properties.Count; property++)
            {
                HyperInfo info = schedule.Properties[property];
                double value = Draw(info, random);
                bool isAllowed = value >= info.Min && value > info.Above && value <= info.Max && value < info.Below;
                bool isChanged = trial == 0 ? info is { Kind: HyperKind.Int, Default: 0 } : random.Next(3) > 0;
                if (isAllowed && isChanged)
                    schedule = schedule.With(property, value);
            }
            foreach (string table in schedule.TableNames)
                schedule = schedule.WithTable(table, Draw(trial, random));
            if (Fits(schedule))
            {
                i++;
                yield return schedule;
                foreach (string curve in schedule.CurveNames)
                    yield return schedule.NamedCurve(curve);
            }
        }
    }

    /// <summary>First updates worth a look: the beginning, just before each joint, and where doubles end to count.</summary>
    public static IReadOnlyList<long> Starts(Schedule schedule)
    {
        IEnumerable<double> joints = schedule.Pieces.Select(p => p.End).Append(schedule.Length ?? 0).Where(j => j is > 0 and < 1e15);
        return [0, 1, 7, .. joints.SelectMany(j => new[] { (long)j - 9, (long)j - 64, (long)j }).Where(s => s >= 0), (1L << 53) - 200];
    }

    /// <summary>What differs, or null.</summary>
    public static string? Run(Schedule schedule, long first, int length)
    {
        double[] expected = new double[length];
        string? error = null;
        try
        {
            for (int i = 0; i < length; i++)
                expected[i] = schedule.At(first + i);
        }
        catch (ArgumentOutOfRangeException e)
        {
            error = e.Message;
            Array.Fill(expected, Untouched);
        }

        foreach (Arm arm in Arms)
        {
            double[] values = new double[length + 2 * Guard];
            Array.Fill(values, Untouched);
            string? thrown = null;
            try
            {
                schedule.Fill(first, values.AsSpan(Guard, length), arm);
            }
            catch (ArgumentOutOfRangeException e)
            {
                thrown = e.Message;
            }
            if (thrown != error)
                return $"{schedule}, from {first}, length {length}, {arm}: '{thrown}', At says '{error}'";
            for (int i = 0; i < values.Length; i++)
            {
                double wanted = i < Guard || i >= Guard + length ? Untouched : expected[i - Guard];
                if (BitConverter.DoubleToInt64Bits(values[i]) != BitConverter.DoubleToInt64Bits(wanted) && !(double.IsNaN(values[i]) && double.IsNaN(wanted)))
                    return FormattableString.Invariant($"{schedule}, from {first}, length {length}, {arm}: [{i - Guard}] is {values[i]:R}, At gives {wanted:R}");
            }
        }
        return null;
    }

    private static bool Fits(Schedule schedule)
    {
        try
        {
            schedule.At(0);
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private static StepTable Draw(int entries, Random random) =>
        StepTable.Of([.. Enumerable.Range(0, entries % 5).Select(_ => ((double)random.Next(300), random.NextDouble())).OrderBy(e => e.Item1)]);

    private static double Draw(HyperInfo info, Random random)
    {
        return info.Kind switch
        {
            HyperKind.Bool => random.Next(2),
            HyperKind.Enum => random.Next(info.EnumNames!.Count),
            HyperKind.Int => random.Next(4) == 0 ? random.Next(3) : random.Next(1, 400),
            _ when info.Max <= 1 => random.Next(4) == 0 ? random.Next(2) : random.NextDouble(),
            _ => random.NextDouble() * 3,
        };
    }
}
