using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>A schedule with the numbers in force, as guidelines read it.</summary>
internal abstract class CurveFacts
{
    // A rise or a fall below the rounding of a formula is none.
    private const double Rounding = 1e-9;
    private const int Readings = 256;

    // Farther than any warmup goes in a schedule without end.
    private const double Horizon = 1e7;

    private readonly Dictionary<double, CurveBounds> bounds = [];
    private readonly Dictionary<double, IReadOnlyList<PieceFacts>> parts = [];

    /// <summary>The schedule itself.</summary>
    public abstract Place Self { get; }

    /// <summary>In updates; null for a schedule without end.</summary>
    public abstract double? Length { get; }

    /// <summary>What it does from its length on.</summary>
    public abstract CurveEnding Ending { get; }

    /// <summary>Whether somebody chose what it does there, rather than left it at holding the last value.</summary>
    public abstract bool EndIsDeclared { get; }

    /// <summary>The stretches between knots, from 0 on.</summary>
    public abstract IReadOnlyList<PieceFacts> Pieces { get; }

    /// <summary>The value for an update, counted from 0; NaN where it has none.</summary>
    public abstract double At(double step);

    /// <summary>The settings whose role is known, in their order.</summary>
    public abstract IReadOnlyList<CurveSetting> Settings { get; }

    /// <summary>The settings that its author bounds.</summary>
    public virtual IReadOnlyList<BoundedSetting> Bounded => [];

    /// <summary>Its tables that have entries.</summary>
    public abstract IReadOnlyList<TableFacts> Tables { get; }

    /// <summary>The number of the first setting of a role, and where it was written; null where it has none.</summary>
    public (double Value, Place Place)? Setting(CurveRole role)
    {
        foreach (CurveSetting setting in Settings)
        {
            if (setting.Role == role)
                return (setting.Value, setting.Place);
        }
        return null;
    }

    /// <summary>Whether a floor above the peak turns it upside down, which is a mistake of its own.</summary>
    public bool IsUpsideDown => Setting(CurveRole.Peak) is var (peak, _) && Settings.Any(s => s.Role == CurveRole.Floor && s.Value > peak);

    /// <summary>The value that warmups rise to: declared, or else the largest of its length.</summary>
    public double Peak => Setting(CurveRole.Peak)?.Value ?? Over(Length ?? Readings).Largest;

    /// <summary>As <see cref="Peak"/>, with a run of so many updates in place of the length.</summary>
    public double PeakOver(double updates) => Setting(CurveRole.Peak)?.Value ?? Over(updates).Largest;

    /// <summary>The stretch at the start that rises, of however many pieces; null where it does not rise there.</summary>
    public PieceFacts? Warmup => WarmupOf(Parts(Length ?? Horizon));

    /// <summary>The same as far as pieces tell, for a schedule that may be no rate.</summary>
    public PieceFacts? DeclaredWarmup => WarmupOf(Pieces);

    private PieceFacts? WarmupOf(IReadOnlyList<PieceFacts> parts)
    {
        PieceFacts? rise = null;
        foreach (PieceFacts part in parts)
        {
            double last = double.IsInfinity(part.End) ? 0 : Before(part.End);
            bool rises = !double.IsInfinity(part.End) && At(part.Start) < last - Rounding * Math.Abs(last) && !IsStepped(part, part.End);
            if (!rises || rise is not null && At(part.Start) < Before(part.Start) - Rounding * last)
                break;
            rise = rise is null ? part : rise with { End = part.End };
        }
        return rise is { Form: PieceForm.Monotone } ? rise with { End = Reached(rise) } : rise;
    }

    // What only comes near its end, as an exponential does, is there when little is left of the way: by half of the time.
    private double Reached(PieceFacts rise)
    {
        const double Near = 0.95;
        double from = At(rise.Start), bound = from + Near * (Before(rise.End) - from), low = rise.Start, high = rise.End;
        if (At(Math.Floor((low + high) / 2)) < bound)
            return rise.End;
        while (high - low > 1)
        {
            double middle = Math.Floor((low + high) / 2);
            (low, high) = At(middle) < bound ? (middle, high) : (low, middle);
        }
        return high;
    }

    /// <summary>Its pieces over the first so many updates, cut also where what nobody declared is found to turn, to jump or to come to rest.</summary>
    public IReadOnlyList<PieceFacts> Parts(double updates)
    {
        if (!parts.TryGetValue(updates, out IReadOnlyList<PieceFacts>? known))
            parts.Add(updates, known = CurveParts.Of(this, updates));
        return known;
    }

    /// <summary>The least and largest value of the first so many updates.</summary>
    public CurveBounds Over(double updates)
    {
        if (!bounds.TryGetValue(updates, out CurveBounds? known))
            bounds.Add(updates, known = Read(updates));
        return known;
    }

    /// <summary>Readings of the updates from one on and before another, for stretches that no piece describes.</summary>
    public CurveBounds Between(double from, double end)
    {
        CurveBounds read = new();
        double first = Math.Ceiling(from), last = Math.Ceiling(end) - 1;
        for (int i = 0; i <= Readings && first <= last; i++)
        {
            double step = Math.Floor(first + (last - first) * i / Readings);
            read.Add(step, At(step));
        }
        return read;
    }

    /// <summary>The value that it comes from at a time: on the left side of a joint.</summary>
    public double Before(double time) => At(time - 1e-9 * Math.Max(1, time));

    /// <summary>Whether a piece ends above where it starts (1), below (-1), or at the same value (0), as far as it is read.</summary>
    public int Direction(PieceFacts piece, double updates)
    {
        double from = At(piece.Start), to = Before(Math.Min(piece.End, Math.Max(updates, piece.Start + 1)));
        return Math.Abs(to - from) > Rounding * Math.Max(Math.Abs(from), Math.Abs(to)) ? Math.Sign(to - from) : 0;
    }

    /// <summary>Whether a piece goes down or up by steps, as drops and sampled decays do: it stays at a value between changes.</summary>
    public bool IsStepped(PieceFacts piece, double updates)
    {
        if (piece.Form is PieceForm.Constant or PieceForm.Straight)
            return false;
        double end = Math.Min(piece.End, updates);
        int changes = 0;
        double last = At(piece.Start);
        for (int i = 1; i < Readings; i++)
        {
            double value = At(piece.Start + (end - piece.Start) * i / Readings);
            if (value != last)
                changes++;
            last = value;
        }
        return changes < Readings / 2;
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
            read.IsExact &= piece.Form != PieceForm.Curved || to - from <= Readings;
            for (int i = 0; i <= readings; i++)
            {
                double step = Math.Floor(from + (to - from) * i / readings);
                read.Add(step, At(step));
            }
        }

        // Where a formula turns lies between two even readings.
        foreach (PieceFacts part in Parts(updates))
        {
            if (part.End < updates && part.Form == PieceForm.Monotone)
                read.Add(Math.Ceiling(part.End), At(Math.Ceiling(part.End)));
        }
        if (Length < updates)
        {
            read.IsExact &= Ending is CurveEnding.Hold or CurveEnding.Repeat;
            for (int i = 0; i < Readings; i++)
            {
                double step = Math.Floor(Length.Value + (last - Length.Value) * i / Readings);
                read.Add(step, At(step));
            }
        }
        return read;
    }
}
