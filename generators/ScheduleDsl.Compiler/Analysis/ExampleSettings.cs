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

    /// <summary>Nothing where the declared numbers do; null where no example was found, as for a declaration that is wrong.</summary>
    public static IReadOnlyDictionary<string, double>? For(Schedule schedule) =>
        For(schedule, ImmutableDictionary<string, double>.Empty);

    /// <param name="schedule">As declared.</param>
    /// <param name="given">Settings that somebody chose; they stay as they are.</param>
    /// <param name="length">The length to choose where one is missing, in updates.</param>
    public static IReadOnlyDictionary<string, double>? For(Schedule schedule, IReadOnlyDictionary<string, double> given, double length = Length) =>
        Candidates(schedule, given, length).FirstOrDefault(settings => Reads(schedule, settings));

    // What is 0 or NaN by default may have to be set. One alone first, the likeliest first, then all of them together.
    private static IEnumerable<IReadOnlyDictionary<string, double>> Candidates(Schedule schedule, IReadOnlyDictionary<string, double> given, double length)
    {
        yield return given;
        Hyper[] open = [.. schedule.Properties.Where(p => !given.ContainsKey(p.Name) && IsOpen(p)).OrderByDescending(Likelihood)];
        foreach (Hyper hyper in open)
            yield return With(given, [hyper], _ => length);
        yield return With(given, open, _ => length);
        yield return With(given, open, i => System.Math.Max(1, System.Math.Floor(length / (i + 1))));
    }

    private static IReadOnlyDictionary<string, double> With(
        IReadOnlyDictionary<string, double> given, IReadOnlyList<Hyper> set, System.Func<int, double> lengthOf)
    {
        Dictionary<string, double> settings = given.ToDictionary(s => s.Key, s => s.Value);
        for (int i = 0; i < set.Count; i++)
            settings[set[i].Name] = System.Math.Min(lengthOf(i), Largest(set[i]));
        return settings;
    }

    private static double Largest(Hyper hyper) =>
        hyper.Bounds.Max is { } max && max < double.MaxValue ? max : hyper.Bounds.Below ?? double.PositiveInfinity;

    private static bool IsOpen(Hyper hyper) =>
        hyper.Type != IrType.Bool && hyper.EnumType is null && Constant.Parse(hyper.Type, hyper.Default).ToDouble() is 0 or double.NaN;

    // The length of the whole, rather than of a part.
    private static int Likelihood(Hyper hyper) =>
        (hyper.Name == "Steps" ? 4 : 0) + (hyper.Name.Contains("Total") || hyper.Name.Contains("Training") || hyper.Name.Contains("Max") ? 2 : 0)
        + (hyper.Type.IsInteger() ? 1 : 0);

    private static bool Reads(Schedule schedule, IReadOnlyDictionary<string, double> settings)
    {
        ScheduleReading reading = new(schedule, settings);
        try
        {
            return schedule.Checks.All(reading.Satisfies) && reading.Length is not 0 && !double.IsNaN(reading.At(0));
        }
        catch (EvaluationException)
        {
            return false;
        }
    }
}
