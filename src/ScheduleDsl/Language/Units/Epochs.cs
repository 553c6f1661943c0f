using System;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>A length in passes over the data set.</summary>
/// <remarks>
/// A type of its own, so that a length in another unit does not fit where epochs are meant: a plain number converts, and back;
/// <see cref="Plan"/> converts between units. A number that converts is checked by what it is given to, which can say its own name.
/// </remarks>
public readonly record struct Epochs
{
    /// <summary>The number, checked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN, infinite or negative.</exception>
    public Epochs(double value) => Value = value >= 0 && !double.IsInfinity(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"{value} epochs: it must be finite and at least 0."));

    /// <summary>The plain number.</summary>
    public double Value { get; private init; }

    /// <summary>A plain number where epochs are meant.</summary>
    public static implicit operator Epochs(double value) => new() { Value = value };

    /// <summary>The plain number.</summary>
    public static implicit operator double(Epochs epochs) => epochs.Value;

    /// <summary>The plain number as text that reads back as the same number.</summary>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
