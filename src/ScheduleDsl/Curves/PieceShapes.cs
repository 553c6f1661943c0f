using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>What is known of a combined curve's pieces from those of its parts.</summary>
internal static class PieceShapes
{
    /// <summary>The pieces up to a time; what lies between their end and that time is held.</summary>
    public static List<CurvePiece> UpTo(this Schedule schedule, double end)
    {
        List<CurvePiece> pieces = [];
        double reached = 0;
        foreach (CurvePiece piece in schedule.Pieces)
        {
            if (piece.Start < end && piece.End > piece.Start)
                pieces.Add(piece with { End = Math.Min(piece.End, end) });
            reached = piece.End;
        }

        if (reached < end)
            pieces.Add(new CurvePiece("", reached, end, PieceForm.Constant));
        return pieces;
    }

    /// <summary>Two curves update by update.</summary>
    /// <param name="mine">The pieces of one, up to the common end.</param>
    /// <param name="its">The pieces of the other, up to the same end.</param>
    /// <param name="combine">The form of the result from theirs.</param>
    public static List<CurvePiece> Both(List<CurvePiece> mine, List<CurvePiece> its, Func<PieceForm, PieceForm, PieceForm> combine)
    {
        List<CurvePiece> pieces = [];
        for (int i = 0, j = 0; i < mine.Count && j < its.Count;)
        {
            (double start, double end) = (Math.Max(mine[i].Start, its[j].Start), Math.Min(mine[i].End, its[j].End));
            pieces.Add(new CurvePiece(mine[i].Name, start, end, combine(mine[i].Form, its[j].Form)));
            (i, j) = (mine[i].End <= end ? i + 1 : i, its[j].End <= end ? j + 1 : j);
        }

        return pieces;
    }

    public static PieceForm Sum(PieceForm x, PieceForm y) =>
        x == PieceForm.Constant ? y : y == PieceForm.Constant || (x == PieceForm.Straight && y == PieceForm.Straight) ? x : PieceForm.Curved;

    public static PieceForm Product(PieceForm x, PieceForm y) =>
        x == PieceForm.Constant ? y : y == PieceForm.Constant ? x : PieceForm.Curved;

    public static PieceForm Choice(PieceForm x, PieceForm y) =>
        x == PieceForm.Constant && y == PieceForm.Constant ? PieceForm.Constant : PieceForm.Curved;

    /// <summary>A constant stays one, and what never turns never turns, but a line is bent at the bounds.</summary>
    public static PieceForm Clamped(PieceForm form) => form == PieceForm.Straight ? PieceForm.Monotone : form;

    /// <summary>Pieces that are read later (or earlier, with the first value held until then).</summary>
    public static List<CurvePiece> Shifted(this Schedule schedule, double steps)
    {
        List<CurvePiece> pieces = [];
        if (steps < 0)
            pieces.Add(new CurvePiece("", 0, -steps, PieceForm.Constant));
        foreach (CurvePiece piece in schedule.Pieces)
        {
            if (piece.End > steps && piece.End > piece.Start)
                pieces.Add(piece with { Start = Math.Max(0, piece.Start - steps), End = piece.End - steps });
        }

        return pieces;
    }

    /// <summary>The pieces of a fork. Rounded times leave a stretched line only nearly straight.</summary>
    public static List<CurvePiece> Forked(this Schedule schedule, double at, double end, double newEnd)
    {
        List<CurvePiece> pieces = schedule.UpTo(at);
        if (at == end && newEnd > at)
            pieces.Add(new CurvePiece("", at, newEnd, PieceForm.Constant));
        foreach (CurvePiece piece in schedule.UpTo(end))
        {
            if (piece.End > at && newEnd > at)
                pieces.Add(new CurvePiece(piece.Name, Math.Max(at, Stretch(piece.Start)), Stretch(piece.End), Clamped(piece.Form)));
        }

        return pieces;

        double Stretch(double time) => time >= end ? newEnd : at + (time - at) / (end - at) * (newEnd - at);
    }
}
