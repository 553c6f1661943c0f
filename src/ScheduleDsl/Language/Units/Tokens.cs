using System;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>A length in tokens, as often as each is seen.</summary>
/// <remarks>
/// A type of its own, so that a length in another unit does not fit where tokens are meant: a plain number converts, and back;
/// <see cref="Plan"/> converts between units. A number that converts is checked by what it is given to, which can say its own name.
/// </remarks>
public readonly record struct Tokens
{
    /// <summary>The number, checked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Tokens(long value) => Value = value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), string.Create(CultureInfo.InvariantCulture, $"{value} tokens: it must be at least 0."));

    /// <summary>The plain number.</summary>
    public long Value { get; private init; }

    /// <summary>A plain number where tokens are meant.</summary>
    public static implicit operator Tokens(long value) => new() { Value = value };

    /// <summary>The plain number.</summary>
    public static implicit operator long(Tokens tokens) => tokens.Value;

    /// <summary>The plain number as text that reads back as the same number.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
