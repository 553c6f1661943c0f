using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>
/// The pieces of a schedule, each piece of which nothing is known cut where it is found to turn, to jump or to come to rest: so that a warmup in
/// a formula of somebody's own is one, and a joint, as those that are declared.
/// </summary>
internal static class CurveParts
{
    private const int Readings = 256;

    // Differences below the rounding of formulas, relative to the largest value.
    private const double Rounding = 1e-13;

    // A change within one update is a jump where it is a visible part of the whole, and far larger than the changes beside it.
    private const double Visible = 0.02;
    private const double Steeper = 4;

    public static IReadOnlyList<PieceFacts> Of(CurveFacts curve, double updates)
    {
        List<PieceFacts> parts = [];
        foreach (PieceFacts piece in curve.Pieces.Where(p => p.Start < updates))
        {
            if (piece.Form != PieceForm.Curved || IsStaircase(curve, piece, updates))
                parts.Add(piece);
            else
                parts.AddRange(Cut(curve, piece, updates));
        }
        return parts;
    }

    // A warmup that is followed by a constant stays at a value nearly everywhere, too, but not from its start on.
    private static bool IsStaircase(CurveFacts curve, PieceFacts piece, double updates)
    {
        double first = Math.Ceiling(piece.Start);
        return curve.IsStepped(piece, updates) && curve.At(first) == curve.At(first + 1);
    }

    private static IEnumerable<PieceFacts> Cut(CurveFacts curve, PieceFacts piece, double updates)
    {
        double first = Math.Ceiling(piece.Start), last = Math.Ceiling(Math.Min(piece.End, updates)) - 1;
        List<double> at = Readable(first, last);
        List<double> values = at.ConvertAll(curve.At);
        if (at.Count < 3 || values.Exists(v => double.IsNaN(v) || double.IsInfinity(v)))
            return [piece];
        double height = values.Max(v => Math.Abs(v)), rounding = Rounding * height;
        List<double> cuts = [];
        int before = 0;
        for (int i = 1; i < at.Count; i++)
        {
            double from = at[i - 1], to = at[i];
            if (Math.Abs(values[i] - values[i - 1]) > Visible * height && JumpIn(curve, from, to, height) is { } jump)
            {
                cuts.Add(jump);
                before = 0;
                continue;
            }
            int direction = Sign(values[i] - values[i - 1], rounding);
            if (i > 1 && direction != before && !(cuts.Count > 0 && cuts[cuts.Count - 1] > at[i - 2]))
                cuts.Add(TurnIn(curve, at[i - 2], to, before, rounding));
            before = direction;
        }
        List<PieceFacts> parts = [];
        double start = piece.Start;
        foreach (double cut in cuts.Where(c => c > first && c <= last))
        {
            parts.Add(piece with { Start = start, End = cut, Form = Form(start, cut) });
            start = cut;
        }
        parts.Add(piece with { Start = start, Form = cuts.Count == 0 ? piece.Form : Form(start, last + 1) });
        return parts;

        PieceForm Form(double from, double end) => Sign(curve.At(Math.Ceiling(end) - 1) - curve.At(Math.Ceiling(from)), rounding) == 0 ? PieceForm.Constant : PieceForm.Monotone;
    }

    /// <summary>Some of the updates from one to another: dense at the start, where warmups are, and then evenly.</summary>
    public static List<double> Readable(double first, double last)
    {
        SortedSet<double> at = [first];
        for (double step = 1; first + step <= last && at.Count < Readings; step *= 2)
            at.Add(first + step);
        for (int i = 0; i <= Readings && first <= last; i++)
            at.Add(Math.Floor(first + (last - first) * i / Readings));
        return [.. at];
    }

    /// <summary>The update at which a stretch jumps, or null.</summary>
    private static double? JumpIn(CurveFacts curve, double from, double to, double height)
    {
        double low = curve.At(from), high = curve.At(to);
        while (to - from > 1)
        {
            double middle = Math.Floor((from + to) / 2), value = curve.At(middle);
            if (Math.Abs(value - low) >= Math.Abs(high - value))
                (to, high) = (middle, value);
            else
                (from, low) = (middle, value);
        }
        double jump = Math.Abs(high - low);
        double beside = Math.Max(from > 0 ? Math.Abs(low - curve.At(from - 1)) : 0, Math.Abs(curve.At(to + 1) - high));
        return jump > Visible * height && jump > Steeper * beside ? to : null;
    }

    /// <summary>The first update from which on a stretch does not go on in its direction.</summary>
    private static double TurnIn(CurveFacts curve, double from, double to, int direction, double rounding)
    {
        while (to - from > 1)
        {
            double middle = Math.Floor((from + to) / 2);
            if (Sign(curve.At(middle + 1) - curve.At(middle), rounding) == direction)
                from = middle;
            else
                to = middle;
        }
        return Sign(curve.At(from + 1) - curve.At(from), rounding) == direction ? to : from;
    }

    private static int Sign(double difference, double rounding) => Math.Abs(difference) > rounding ? Math.Sign(difference) : 0;
}
