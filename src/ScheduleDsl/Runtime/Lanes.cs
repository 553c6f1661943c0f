using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ScheduleDsl.CompilerServices;

/// <summary>
/// The 32 lanes in which a chunk of 1,024 numbers is reduced: number i of the chunk goes to lane i mod 32, whatever the width of vectors.
/// Then the lanes are halved, lane j with lane j + 16, j + 8, j + 4, and what is left is combined in double: (0 + 2) + (1 + 3). Not for use by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Lanes
{
    private const int Count = 32;

    /// <summary>Sets all lanes.</summary>
    public static void Fill(float* lanes, float value) => new Span<float>(lanes, Count).Fill(value);

    /// <inheritdoc cref="Fill(float*, float)"/>
    public static void Fill(double* lanes, double value) => new Span<double>(lanes, Count).Fill(value);

    /// <summary>The sum of all lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(float* lanes)
    {
        // Additions lane by lane: the same numbers on every machine, as vectors or not.
        Vector128<float> a = Vector128.Load(lanes) + Vector128.Load(lanes + 16);
        Vector128<float> b = Vector128.Load(lanes + 4) + Vector128.Load(lanes + 20);
        Vector128<float> c = Vector128.Load(lanes + 8) + Vector128.Load(lanes + 24);
        Vector128<float> d = Vector128.Load(lanes + 12) + Vector128.Load(lanes + 28);
        Vector128<float> four = (a + c) + (b + d);
        return ((double)four[0] + four[2]) + ((double)four[1] + four[3]);
    }

    /// <inheritdoc cref="Sum(float*)"/>
    public static double Sum(double* lanes)
    {
        for (int half = Count / 2; half >= 4; half /= 2)
        {
            for (int j = 0; j < half; j++)
                lanes[j] += lanes[j + half];
        }

        return (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
    }

    /// <summary>The largest lane; NaN if any is.</summary>
    public static double Max(float* lanes)
    {
        float most = lanes[0];
        for (int j = 1; j < Count; j++)
            most = MathF.Max(most, lanes[j]);
        return most;
    }

    /// <inheritdoc cref="Max(float*)"/>
    public static double Max(double* lanes)
    {
        double most = lanes[0];
        for (int j = 1; j < Count; j++)
            most = Math.Max(most, lanes[j]);
        return most;
    }

    /// <summary>The smallest lane; NaN if any is.</summary>
    public static double Min(float* lanes)
    {
        float least = lanes[0];
        for (int j = 1; j < Count; j++)
            least = MathF.Min(least, lanes[j]);
        return least;
    }

    /// <inheritdoc cref="Min(float*)"/>
    public static double Min(double* lanes)
    {
        double least = lanes[0];
        for (int j = 1; j < Count; j++)
            least = Math.Min(least, lanes[j]);
        return least;
    }
}
