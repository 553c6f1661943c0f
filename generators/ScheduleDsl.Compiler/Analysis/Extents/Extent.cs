using System;
using System.Globalization;

namespace ScheduleDsl.Compiler.Analysis.Extents;

/// <summary>One end of an extent.</summary>
/// <param name="Value">Where it is.</param>
/// <param name="IsOpen">Whether values come near it and never reach it. An infinite end that is not open is reached: by a division by 0, say.</param>
public readonly record struct End(double Value, bool IsOpen)
{
    public static End Reached(double value) => new(value, false);

    public static End Open(double value) => new(value, true);

    /// <summary>Whether infinity itself is among the values.</summary>
    public bool IsInfinity => double.IsInfinity(Value) && !IsOpen;
}

/// <summary>All real numbers between two ends, zero among them or not: what is known of a value, up to rounding and overflow.</summary>
/// <param name="ExcludesZero">Whether zero, though between the ends, is none of the values.</param>
public readonly record struct Extent(End Low, End High, bool ExcludesZero = false)
{
    /// <summary>Every finite number.</summary>
    public static Extent Finite { get; } = new(End.Open(double.NegativeInfinity), End.Open(double.PositiveInfinity));

    /// <summary>Every number, the infinities too.</summary>
    public static Extent Everything { get; } = new(End.Reached(double.NegativeInfinity), End.Reached(double.PositiveInfinity));

    public static Extent NotNegative { get; } = new(End.Reached(0), End.Open(double.PositiveInfinity));

    public static Extent Positive { get; } = new(End.Open(0), End.Open(double.PositiveInfinity));

    public static Extent Share { get; } = new(End.Reached(0), End.Reached(1));

    public static Extent Of(double value) => new(End.Reached(value), End.Reached(value));

    public static Extent From(double low) => new(End.Reached(low), End.Open(double.PositiveInfinity));

    public bool IsEmpty => Low.Value > High.Value || (Low.Value == High.Value && (Low.IsOpen || High.IsOpen));

    public bool IsPoint => Low.Value == High.Value;

    public bool ReachesInfinity => Low.IsInfinity || High.IsInfinity;

    public bool ContainsZero => !ExcludesZero && (Low.Value < 0 || (Low.Value == 0 && !Low.IsOpen)) && (High.Value > 0 || (High.Value == 0 && !High.IsOpen));

    public bool IsPositive => Low.Value > 0 || (Low.Value == 0 && !ContainsZero && High.Value > 0);

    public bool IsNegative => Negated.IsPositive;

    public bool IsNotNegative => Low.Value >= 0;

    public bool IsNotPositive => High.Value <= 0;

    /// <summary>Whether it has numbers on both sides of zero.</summary>
    public bool CrossesZero => Low.Value < 0 && High.Value > 0;

    public Extent Negated => new(new End(-High.Value, High.IsOpen), new End(-Low.Value, Low.IsOpen), ExcludesZero);

    /// <summary>Without the infinities.</summary>
    public Extent WithoutInfinity => new(double.IsInfinity(Low.Value) ? Low with { IsOpen = true } : Low, double.IsInfinity(High.Value) ? High with { IsOpen = true } : High, ExcludesZero);

    public Extent WithoutZero => new Extent(Low, High, true).Tidy();

    public bool IsWithin(Extent other) => Intersect(other) == Tidy();

    public Extent Intersect(Extent other) => new Extent(
        Low.Value > other.Low.Value || (Low.Value == other.Low.Value && Low.IsOpen) ? Low : other.Low,
        High.Value < other.High.Value || (High.Value == other.High.Value && High.IsOpen) ? High : other.High,
        ExcludesZero || other.ExcludesZero).Tidy();

    /// <summary>The least extent that holds both.</summary>
    public Extent Hull(Extent other) => new Extent(
        Low.Value < other.Low.Value || (Low.Value == other.Low.Value && !Low.IsOpen) ? Low : other.Low,
        High.Value > other.High.Value || (High.Value == other.High.Value && !High.IsOpen) ? High : other.High,
        !ContainsZero && !other.ContainsZero).Tidy();

    /// <summary>Zero is excluded by an open end where it is one, and by the flag only between the ends.</summary>
    public Extent Tidy() => !ExcludesZero ? this
        : Low.Value == 0 ? new Extent(End.Open(0), High)
        : High.Value == 0 ? new Extent(Low, End.Open(0))
        : Low.Value < 0 && High.Value > 0 ? this
        : this with { ExcludesZero = false };

    public override string ToString() =>
        $"{(Low.IsOpen ? "(" : "[")}{Text(Low.Value)}, {Text(High.Value)}{(High.IsOpen ? ")" : "]")}{(ExcludesZero ? " without 0" : "")}";

    private static string Text(double value) => double.IsInfinity(value) ? (value > 0 ? "infinity" : "-infinity") : value.ToString("G4", CultureInfo.InvariantCulture);
}
