using System;
using System.Collections.Generic;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>A schedule with the numbers in force, as guidelines read it.</summary>
internal abstract class CurveFacts
{
    // A rise or a fall below the rounding of a formula is none.
    private const double Rounding = 1e-9;
    private const int Readings = 256;

    private readonly Dictionary<double, CurveBounds> bounds = [];

    /// <summary>The schedule itself.</summary>
    public abstract Place Self { get; }

    /// <summary>In updates; null for a schedule without end.</summary>
    public abstract double? Length { get; }

    /// <summary>What it does from its length on.</summary>
    public abstract CurveEnding Ending { get; }

    /// <summary>The stretches between knots, from 0 on.</summary>
    public abstract IReadOnlyList<PieceFacts> Pieces { get; }

    /// <summary>The value for an update, counted from 0; NaN where it has none.</summary>
    public abstract double At(double step);

    /// <summary>The number of one of its settings, and where it was written; null where it has no setting of that role.</summary>
    public abstract (double Value, Place Place)? Setting(CurveRole role);

    /// <summary>The value that warmups rise to: declared, or else the largest of its length.</summary>
    public double Peak => Setting(CurveRole.Peak)?.Value ?? Over(Length ?? Readings).Largest;

    /// <summary>The first stretch, where it rises.</summary>
    public PieceFacts? Warmup => Pieces.Count > 0 && Pieces[0] is var first && !double.IsInfinity(first.End)
        && At(first.Start) < At(Math.Max(first.Start, first.End - 1)) - Rounding * Math.Abs(At(first.End)) ? first : null;

    /// <summary>The least and largest value of the first so many updates.</summary>
    public CurveBounds Over(double updates)
    {
        if (!bounds.TryGetValue(updates, out CurveBounds? known))
            bounds.Add(updates, known = Read(updates));
        return known;
    }

    /// <summary>The sum of the values of the first so many updates; of stretches that bend about.</summary>
    public double Sum(double updates)
    {
        double sum = 0, known = 0;
        foreach (PieceFacts piece in Pieces)
        {
            double from = Math.Ceiling(piece.Start), to = Math.Min(Math.Ceiling(piece.End), updates);
            sum += Sum(from, to, piece.Form is PieceForm.Straight or PieceForm.Constant ? 1 : Readings);
            known = Math.Max(known, to);
        }
        return sum + Sum(known, updates, Readings);
    }

    // Each of equal parts counts by the value in its middle, which is exact where the curve is straight.
    private double Sum(double from, double to, int parts)
    {
        double sum = 0, each = (to - from) / parts;
        if (each <= 0)
            return 0;
        for (int i = 0; i < parts; i++)
        {
            double value = At(Math.Max(from, from + each * (i + 0.5) - 0.5));
            sum += double.IsNaN(value) ? 0 : each * value;
        }
        return sum;
    }

    private CurveBounds Read(double updates)
    {
        CurveBounds read = new();
        double last = Math.Max(0, updates - 1);
        read.Add(0, At(0));
        read.Add(last, At(last));
        foreach (PieceFacts piece in Pieces)
        {
            double end = Math.Min(piece.End, updates);
            double from = Math.Ceiling(piece.Start), to = Math.Ceiling(end) - 1;
            if (to < from)
                continue;

            // What never turns is largest and least at its ends.
            int readings = piece.Form == PieceForm.Curved ? Readings : 1;
            for (int i = 0; i <= readings; i++)
            {
                double step = Math.Floor(from + (to - from) * i / readings);
                read.Add(step, At(step));
            }
        }
        if (Length < updates)
        {
            for (int i = 0; i < Readings; i++)
            {
                double step = Math.Floor(Length.Value + (last - Length.Value) * i / Readings);
                read.Add(step, At(step));
            }
        }
        return read;
    }
}
