using System;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>A length as a part of the whole, in [0, 1].</summary>
/// <remarks>
/// A type of its own, so that a length in another unit does not fit where fractions are meant: a plain number converts, and back;
/// <see cref="Plan"/> converts between units. A number that converts is checked by what it is given to, which can say its own name.
/// </remarks>
public readonly record struct Fraction
{
    /// <summary>The number, checked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or outside [0, 1].</exception>
    public Fraction(double value) => Value = value is >= 0 and <= 1
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"{value} is no fraction of the whole: it must be in [0, 1]."));

    /// <summary>The plain number.</summary>
    public double Value { get; private init; }

    /// <summary>A plain number where fractions are meant.</summary>
    public static implicit operator Fraction(double value) => new() { Value = value };

    /// <summary>The plain number.</summary>
    public static implicit operator double(Fraction fraction) => fraction.Value;

    /// <summary>The plain number as text that reads back as the same number.</summary>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
