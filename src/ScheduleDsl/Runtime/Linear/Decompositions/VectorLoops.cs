using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl;

/// <summary>
/// Loops over rows of doubles. Sums go by 32 lanes, number i to lane i mod 32, whatever vectors the machine has: a 512-bit vector is eight lanes
/// everywhere, in as many registers as it takes.
/// </summary>
internal static unsafe class VectorLoops
{
    private const int Lanes = 8, Step = 4 * Lanes;

    /// <summary>Inner product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(double* x, double* y, nint count)
    {
        Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default;
        nint i = 0;
        for (; i <= count - Step; i += Step)
        {
            s0 = Vector512.FusedMultiplyAdd(Vector512.Load(x + i), Vector512.Load(y + i), s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Load(x + i + Lanes), Vector512.Load(y + i + Lanes), s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Load(x + i + 2 * Lanes), Vector512.Load(y + i + 2 * Lanes), s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Load(x + i + 3 * Lanes), Vector512.Load(y + i + 3 * Lanes), s3);
        }

        if (i < count)
        {
            double* rest = stackalloc double[2 * Step];
            double* other = rest + Step;
            for (int j = 0; j < Step; j++)
                (rest[j], other[j]) = i + j < count ? (x[i + j], y[i + j]) : (0, 0);
            s0 = Vector512.FusedMultiplyAdd(Vector512.Load(rest), Vector512.Load(other), s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.Load(rest + Lanes), Vector512.Load(other + Lanes), s1);
            s2 = Vector512.FusedMultiplyAdd(Vector512.Load(rest + 2 * Lanes), Vector512.Load(other + 2 * Lanes), s2);
            s3 = Vector512.FusedMultiplyAdd(Vector512.Load(rest + 3 * Lanes), Vector512.Load(other + 3 * Lanes), s3);
        }

        return Total(s0, s1, s2, s3);
    }

    /// <summary><c>y += a x</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(double a, double* x, double* y, nint count)
    {
        Vector512<double> factor = Vector512.Create(a);
        nint i = 0;
        for (; i <= count - Lanes; i += Lanes)
            Vector512.FusedMultiplyAdd(factor, Vector512.Load(x + i), Vector512.Load(y + i)).Store(y + i);
        for (; i < count; i++)
            y[i] = double.FusedMultiplyAdd(a, x[i], y[i]);
    }

    /// <summary><c>x *= a</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(double a, double* x, nint count)
    {
        nint i = 0;
        for (; i <= count - Lanes; i += Lanes)
            (Vector512.Load(x + i) * a).Store(x + i);
        for (; i < count; i++)
            x[i] *= a;
    }

    /// <summary><c>x /= a</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Divide(double* x, double a, nint count)
    {
        nint i = 0;
        for (; i <= count - Lanes; i += Lanes)
            (Vector512.Load(x + i) / a).Store(x + i);
        for (; i < count; i++)
            x[i] /= a;
    }

    /// <summary>Sums over <paramref name="rows"/> rows, in their order: <c>y[j] = sum of x[i] a[i, j]</c>, for as many columns as a cache line pair or two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddRows(double* a, nint step, int rows, double* x, double* y, int columns)
    {
        int j = 0;
        for (; j <= columns - 8 * Lanes; j += 8 * Lanes)
        {
            Vector512<double> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
            double* row = a + j;
            for (int i = 0; i < rows; i++, row += step)
            {
                Vector512<double> factor = Vector512.Create(x[i]);
                s0 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row), s0);
                s1 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + Lanes), s1);
                s2 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 2 * Lanes), s2);
                s3 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 3 * Lanes), s3);
                s4 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 4 * Lanes), s4);
                s5 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 5 * Lanes), s5);
                s6 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 6 * Lanes), s6);
                s7 = Vector512.FusedMultiplyAdd(factor, Vector512.Load(row + 7 * Lanes), s7);
            }

            s0.Store(y + j);
            s1.Store(y + j + Lanes);
            s2.Store(y + j + 2 * Lanes);
            s3.Store(y + j + 3 * Lanes);
            s4.Store(y + j + 4 * Lanes);
            s5.Store(y + j + 5 * Lanes);
            s6.Store(y + j + 6 * Lanes);
            s7.Store(y + j + 7 * Lanes);
        }

        for (; j <= columns - Lanes; j += Lanes)
        {
            Vector512<double> sum = default;
            for (int i = 0; i < rows; i++)
                sum = Vector512.FusedMultiplyAdd(Vector512.Create(x[i]), Vector512.Load(a + i * step + j), sum);
            sum.Store(y + j);
        }

        for (; j < columns; j++)
        {
            double sum = 0;
            for (int i = 0; i < rows; i++)
                sum = double.FusedMultiplyAdd(x[i], a[i * step + j], sum);
            y[j] = sum;
        }
    }

    private static double Total(Vector512<double> s0, Vector512<double> s1, Vector512<double> s2, Vector512<double> s3)
    {
        Vector512<double> eight = (s0 + s2) + (s1 + s3);
        Vector256<double> four = eight.GetLower() + eight.GetUpper();
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
