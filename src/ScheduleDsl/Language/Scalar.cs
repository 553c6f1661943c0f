using System;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>
/// A number that is the same for a whole tensor: a hyperparameter, the step, a norm. It is a double, so that bias
/// corrections and decay powers keep double precision; beside a <see cref="float"/> it narrows to float.
/// </summary>
/// <remarks>
/// <c>Scalar</c> with <c>Scalar</c>, <c>int</c>, <c>long</c> or <c>double</c> gives <c>Scalar</c>; with <c>float</c> it gives
/// <c>float</c>. A <c>float</c> where a <c>Scalar</c> is needed does not compile: a value that differs from weight to weight
/// is not uniform.
/// </remarks>
public readonly struct Scalar(double value) : IEquatable<Scalar>, IFormattable
{
    /// <summary>The number in double precision.</summary>
    public double Value { get; } = value;

#pragma warning disable CS1591 // Operators: the table in the remarks of the type says it once for all of them.
    public static implicit operator Scalar(double value) => new(value);
    public static implicit operator Scalar(int value) => new(value);
    public static implicit operator Scalar(long value) => new(value);

    [Obsolete("A value that differs from weight to weight cannot be a Scalar: Scalar is the same for a whole tensor.", error: true)]
    public static implicit operator Scalar(float value) => new(value);

    public static explicit operator double(Scalar value) => value.Value;
    public static explicit operator float(Scalar value) => (float)value.Value;

    public static Scalar operator -(Scalar x) => -x.Value;

    public static Scalar operator +(Scalar x, Scalar y) => x.Value + y.Value;
    public static Scalar operator -(Scalar x, Scalar y) => x.Value - y.Value;
    public static Scalar operator *(Scalar x, Scalar y) => x.Value * y.Value;
    public static Scalar operator /(Scalar x, Scalar y) => x.Value / y.Value;
    public static bool operator ==(Scalar x, Scalar y) => x.Value == y.Value;
    public static bool operator !=(Scalar x, Scalar y) => x.Value != y.Value;
    public static bool operator <(Scalar x, Scalar y) => x.Value < y.Value;
    public static bool operator >(Scalar x, Scalar y) => x.Value > y.Value;
    public static bool operator <=(Scalar x, Scalar y) => x.Value <= y.Value;
    public static bool operator >=(Scalar x, Scalar y) => x.Value >= y.Value;

    public static Scalar operator +(Scalar x, double y) => x.Value + y;
    public static Scalar operator -(Scalar x, double y) => x.Value - y;
    public static Scalar operator *(Scalar x, double y) => x.Value * y;
    public static Scalar operator /(Scalar x, double y) => x.Value / y;
    public static bool operator ==(Scalar x, double y) => x.Value == y;
    public static bool operator !=(Scalar x, double y) => x.Value != y;
    public static bool operator <(Scalar x, double y) => x.Value < y;
    public static bool operator >(Scalar x, double y) => x.Value > y;
    public static bool operator <=(Scalar x, double y) => x.Value <= y;
    public static bool operator >=(Scalar x, double y) => x.Value >= y;
    public static Scalar operator +(double x, Scalar y) => x + y.Value;
    public static Scalar operator -(double x, Scalar y) => x - y.Value;
    public static Scalar operator *(double x, Scalar y) => x * y.Value;
    public static Scalar operator /(double x, Scalar y) => x / y.Value;

    public static Scalar operator +(Scalar x, int y) => x.Value + y;
    public static Scalar operator -(Scalar x, int y) => x.Value - y;
    public static Scalar operator *(Scalar x, int y) => x.Value * y;
    public static Scalar operator /(Scalar x, int y) => x.Value / y;
    public static bool operator ==(Scalar x, int y) => x.Value == y;
    public static bool operator !=(Scalar x, int y) => x.Value != y;
    public static bool operator <(Scalar x, int y) => x.Value < y;
    public static bool operator >(Scalar x, int y) => x.Value > y;
    public static bool operator <=(Scalar x, int y) => x.Value <= y;
    public static bool operator >=(Scalar x, int y) => x.Value >= y;
    public static Scalar operator +(int x, Scalar y) => x + y.Value;
    public static Scalar operator -(int x, Scalar y) => x - y.Value;
    public static Scalar operator *(int x, Scalar y) => x * y.Value;
    public static Scalar operator /(int x, Scalar y) => x / y.Value;

    public static float operator +(Scalar x, float y) => (float)x.Value + y;
    public static float operator -(Scalar x, float y) => (float)x.Value - y;
    public static float operator *(Scalar x, float y) => (float)x.Value * y;
    public static float operator /(Scalar x, float y) => (float)x.Value / y;
    public static bool operator ==(Scalar x, float y) => (float)x.Value == y;
    public static bool operator !=(Scalar x, float y) => (float)x.Value != y;
    public static bool operator <(Scalar x, float y) => (float)x.Value < y;
    public static bool operator >(Scalar x, float y) => (float)x.Value > y;
    public static bool operator <=(Scalar x, float y) => (float)x.Value <= y;
    public static bool operator >=(Scalar x, float y) => (float)x.Value >= y;
    public static float operator +(float x, Scalar y) => x + (float)y.Value;
    public static float operator -(float x, Scalar y) => x - (float)y.Value;
    public static float operator *(float x, Scalar y) => x * (float)y.Value;
    public static float operator /(float x, Scalar y) => x / (float)y.Value;
    public static bool operator ==(float x, Scalar y) => x == (float)y.Value;
    public static bool operator !=(float x, Scalar y) => x != (float)y.Value;
    public static bool operator <(float x, Scalar y) => x < (float)y.Value;
    public static bool operator >(float x, Scalar y) => x > (float)y.Value;
    public static bool operator <=(float x, Scalar y) => x <= (float)y.Value;
    public static bool operator >=(float x, Scalar y) => x >= (float)y.Value;
#pragma warning restore CS1591

    /// <inheritdoc/>
    public bool Equals(Scalar other) => Value.Equals(other.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The number in the invariant culture, round-tripping.</summary>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => Value.ToString(format, formatProvider);
}
