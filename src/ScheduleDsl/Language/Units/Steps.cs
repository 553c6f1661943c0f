using System;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>A length in updates of the weights.</summary>
/// <remarks>
/// A type of its own, so that a length in another unit does not fit where updates are meant: a plain number converts, and back;
/// <see cref="Plan"/> converts between units. A number that converts is checked by what it is given to, which can say its own name.
/// </remarks>
public readonly record struct Steps
{
    /// <summary>The number, checked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Steps(long value) => Value = value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"{value} updates: it must be at least 0."));

    /// <summary>The plain number.</summary>
    public long Value { get; private init; }

    /// <summary>A plain number where updates are meant.</summary>
    public static implicit operator Steps(long value) => new() { Value = value };

    /// <summary>The plain number.</summary>
    public static implicit operator long(Steps steps) => steps.Value;

    /// <summary>The plain number as text that reads back as the same number.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
