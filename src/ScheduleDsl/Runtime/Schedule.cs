using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A pure function of the step. Generated from <see cref="ScheduleAttribute"/> classes.</summary>
public abstract class Schedule
{
    /// <summary>The value in force for one update.</summary>
    /// <param name="step">The update's index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative, or past the end of a schedule that throws there.</exception>
    public virtual double At(long step) => AtTime(step);

    /// <summary>The value at a time between updates: the formula that <see cref="At"/> reads at whole numbers.</summary>
    /// <param name="time">In updates, from 0. What a declaration samples or drops stays sampled or dropped.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or NaN, or past the end of a schedule that throws there.</exception>
    public abstract double AtTime(double time);

    /// <summary>The declared length in updates, or null where the schedule has none.</summary>
    public abstract long? Length { get; }

    /// <summary>Name and every setting, round-tripping: equal text means the same function of the step.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>Fills a span with the values from <paramref name="first"/> on; the same bits as <see cref="At"/>.</summary>
    public virtual void Fill(long first, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = At(first + i);
    }

    /// <summary>
    /// The stretches between knots, in order and without gaps from 0 to the length (without end where there is none). What a
    /// schedule does not know of itself is one piece that is <see cref="PieceForm.Curved"/>.
    /// </summary>
    public virtual IReadOnlyList<CurvePiece> Pieces => [new CurvePiece("", 0, Length ?? double.PositiveInfinity, PieceForm.Curved)];

    /// <summary>Every number of the declaration, as a settable property.</summary>
    public abstract IReadOnlyList<HyperInfo> Properties { get; }

    /// <summary>The value of one of <see cref="Properties"/>.</summary>
    public abstract double Get(int property);

    /// <summary>The same schedule with one of <see cref="Properties"/> changed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range that the property declares.</exception>
    public abstract Schedule With(int property, double value);

    /// <inheritdoc/>
    public override string ToString() => Fingerprint;
}
