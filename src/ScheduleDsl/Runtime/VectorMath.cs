using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl.CompilerServices;

/// <summary>Operations that vectors lack and generated loops call. Not for use by hand.</summary>
/// <remarks>
/// The remainder is exact. For <c>x &gt;= 0</c>, finite <c>y &gt; 0</c> and a rounded quotient of at most 2^53, <c>q = floor(x / y)</c> is the
/// whole quotient or 1 above it: rounding never carries a quotient past a whole number, only onto it. Both <c>x - q y</c> and
/// <c>x - (q - 1) y</c> are multiples of the last place of y (of x, where that is smaller) and at most y in size, so the fused multiply-add
/// and the correction round nothing. Other operands go lane by lane.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class VectorMath
{
    private const double MostQuotient = 9007199254740992;

    /// <summary>C#'s <c>x % y</c>, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<double> Remainder(Vector128<double> x, Vector128<double> y)
    {
        Vector128<double> quotient = x / y;
        Vector128<double> isExact = Vector128.GreaterThanOrEqual(x, Vector128<double>.Zero) & Vector128.GreaterThan(y, Vector128<double>.Zero)
            & Vector128.LessThan(y, Vector128.Create(double.PositiveInfinity)) & Vector128.LessThanOrEqual(quotient, Vector128.Create(MostQuotient));
        if (Vector128.ExtractMostSignificantBits(isExact) != 0b11)
            return LaneByLane(x, y);
        Vector128<double> rest = Vector128.FusedMultiplyAdd(-Vector128.Floor(quotient), y, x);
        Vector128<double> result = Vector128.ConditionalSelect(Vector128.LessThan(rest, Vector128<double>.Zero), rest + y, rest);
        return result | (x & Vector128.Create(-0.0));
    }

    /// <inheritdoc cref="Remainder(Vector128{double}, Vector128{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Remainder(Vector256<double> x, Vector256<double> y)
    {
        Vector256<double> quotient = x / y;
        Vector256<double> isExact = Vector256.GreaterThanOrEqual(x, Vector256<double>.Zero) & Vector256.GreaterThan(y, Vector256<double>.Zero)
            & Vector256.LessThan(y, Vector256.Create(double.PositiveInfinity)) & Vector256.LessThanOrEqual(quotient, Vector256.Create(MostQuotient));
        if (Vector256.ExtractMostSignificantBits(isExact) != 0b1111)
            return Vector256.Create(LaneByLane(x.GetLower(), y.GetLower()), LaneByLane(x.GetUpper(), y.GetUpper()));
        Vector256<double> rest = Vector256.FusedMultiplyAdd(-Vector256.Floor(quotient), y, x);
        Vector256<double> result = Vector256.ConditionalSelect(Vector256.LessThan(rest, Vector256<double>.Zero), rest + y, rest);
        return result | (x & Vector256.Create(-0.0));
    }

    /// <inheritdoc cref="Remainder(Vector128{double}, Vector128{double})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Remainder(Vector512<double> x, Vector512<double> y)
    {
        Vector512<double> quotient = x / y;
        Vector512<double> isExact = Vector512.GreaterThanOrEqual(x, Vector512<double>.Zero) & Vector512.GreaterThan(y, Vector512<double>.Zero)
            & Vector512.LessThan(y, Vector512.Create(double.PositiveInfinity)) & Vector512.LessThanOrEqual(quotient, Vector512.Create(MostQuotient));
        if (Vector512.ExtractMostSignificantBits(isExact) != 0b1111_1111)
            return Vector512.Create(LaneByLane(x.GetLower(), y.GetLower()), LaneByLane(x.GetUpper(), y.GetUpper()));
        Vector512<double> rest = Vector512.FusedMultiplyAdd(-Vector512.Floor(quotient), y, x);
        Vector512<double> result = Vector512.ConditionalSelect(Vector512.LessThan(rest, Vector512<double>.Zero), rest + y, rest);
        return result | (x & Vector512.Create(-0.0));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<double> LaneByLane(Vector256<double> x, Vector256<double> y) =>
        Vector256.Create(LaneByLane(x.GetLower(), y.GetLower()), LaneByLane(x.GetUpper(), y.GetUpper()));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector128<double> LaneByLane(Vector128<double> x, Vector128<double> y) =>
        Vector128.Create(x[0] % y[0], x[1] % y[1]);
}
