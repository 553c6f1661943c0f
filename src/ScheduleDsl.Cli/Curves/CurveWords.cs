using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Curves;

/// <summary>A schedule's settings and knots in words.</summary>
internal static class CurveWords
{
    // More are those of a schedule that samples or repeats; the picture shows them.
    private const int ShownKnots = 40;

    public static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>Every digit of a whole update; a time between two updates is rounded.</summary>
    public static string Update(double update) => update.ToString(update == System.Math.Floor(update) ? "R" : "0.##", CultureInfo.InvariantCulture);

    /// <summary>Such as "Peak = 1, Steps = 100".</summary>
    public static string Settings(Schedule schedule) => string.Join(", ",
    [
        .. schedule.Properties.Select((p, i) => $"{p.Name} = {Value(p, schedule.Get(i))}"),
        .. schedule.TableNames.Select(t => $"{t} = [{schedule.Table(t)}]"),
    ]);

    /// <summary>The first value of each piece, and the value at the end.</summary>
    public static IReadOnlyList<string> Knots(Schedule schedule)
    {
        List<CurvePiece> pieces = [.. schedule.Pieces.Where(p => p.End > p.Start).Take(ShownKnots + 1)];
        List<string> knots = [.. pieces.Take(ShownKnots).Select(p => Knot(schedule, p.Start, Stretch(p)))];
        if (pieces.Count > ShownKnots)
            knots.Add("and more");
        else if (schedule.Length is { } length && pieces.Count > 0)
            knots.Add(Knot(schedule, length, "end"));
        return knots;
    }

    private static string Stretch(CurvePiece piece)
    {
        string name = piece.Name.Length > 0 ? piece.Name : "Curve";
        double length = piece.End - piece.Start;
        return double.IsInfinity(length) ? $"{name} without end" : $"{name} of {Update(length)} update{(length == 1 ? "" : "s")}";
    }

    private static string Knot(Schedule schedule, double update, string what) => $"update {Update(update),-8} {At(schedule, update),-12} {what}";

    // A schedule that throws at its end has no value there.
    private static string At(Schedule schedule, double update)
    {
        try
        {
            return Number(schedule.AtTime(update));
        }
        catch (System.ArgumentOutOfRangeException)
        {
            return "none";
        }
    }

    public static string Value(HyperInfo property, double value) => property switch
    {
        { Kind: HyperKind.Bool } => value != 0 ? "true" : "false",
        { EnumNames: { } names } when value >= 0 && value < names.Count => names[(int)value],
        _ => Number(value),
    };
}
