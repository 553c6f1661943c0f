using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <summary>
/// Copies operands into panels: for each term of the sums, the numbers of a tile's rows (or columns) side by side, so that the innermost loop
/// reads memory straight on. Places beyond the matrix are 0; sums over them are dropped.
/// </summary>
internal static unsafe class Packing
{
    /// <summary>One panel.</summary>
    /// <param name="source">Number 0 of term 0.</param>
    /// <param name="step">From a number to the next of the same term.</param>
    /// <param name="termStep">From a term to the next.</param>
    /// <param name="count">Numbers that there are, at most <paramref name="width"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Panel<T>(T* source, nint step, nint termStep, int count, int depth, T* panel, int width)
        where T : unmanaged
    {
        if (count < width)
            new Span<T>(panel, width * depth).Clear();
        if (step == 1)
            Copy(source, termStep, count, depth, panel, width);
        else if (termStep == 1)
            Transpose(source, step, count, depth, panel, width);
        else
            Gather(source, step, termStep, 0, count, depth, panel, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gather<T>(T* source, nint step, nint termStep, int first, int count, int depth, T* panel, nint width)
        where T : unmanaged
    {
        for (int k = 0; k < depth; k++)
        {
            for (int i = first; i < count; i++)
                panel[k * width + i] = source[i * step + k * termStep];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(T* source, nint termStep, int count, int depth, T* panel, int width)
        where T : unmanaged
    {
        int bytes = count * sizeof(T), whole = bytes & ~31;
        for (int k = 0; k < depth; k++, source += termStep, panel += width)
        {
            // A call for each row would cost more than its few vectors.
            (nint from, nint to) = ((nint)source, (nint)panel);
            for (int offset = 0; offset < whole; offset += 32)
                Vector256.Load((byte*)from + offset).Store((byte*)to + offset);
            for (int offset = whole; offset < bytes; offset += sizeof(T))
                *(T*)(to + offset) = *(T*)(from + offset);
        }
    }

    /// <summary><c>panel[k * width + i] = source[i * step + k]</c> for i below count and k below depth.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transpose<T>(T* source, nint step, int count, int depth, T* panel, nint width)
        where T : unmanaged
    {
        int done = 0;
        if (sizeof(T) == 4)
        {
            for (; done <= count - 4; done += 4)
                Transpose4((float*)source + done * step, step, depth, (float*)panel + done, width);
        }
        else
        {
            for (; done <= count - 2; done += 2)
                Transpose2((double*)source + done * step, step, depth, (double*)panel + done, width);
        }

        if (done < count)
            Gather(source, step, 1, done, count, depth, panel, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose4(float* source, nint step, int depth, float* panel, nint width)
    {
        float* s0 = source, s1 = s0 + step, s2 = s1 + step, s3 = s2 + step;
        int k = 0;
        for (; k <= depth - 4; k += 4, panel += 4 * width)
        {
            Vector128<float> r0 = Vector128.Load(s0 + k), r1 = Vector128.Load(s1 + k), r2 = Vector128.Load(s2 + k), r3 = Vector128.Load(s3 + k);
            Vector128<double> low01 = Lower(r0, r1).AsDouble(), high01 = Upper(r0, r1).AsDouble();
            Vector128<double> low23 = Lower(r2, r3).AsDouble(), high23 = Upper(r2, r3).AsDouble();
            Lower(low01, low23).AsSingle().Store(panel);
            Upper(low01, low23).AsSingle().Store(panel + width);
            Lower(high01, high23).AsSingle().Store(panel + 2 * width);
            Upper(high01, high23).AsSingle().Store(panel + 3 * width);
        }

        for (; k < depth; k++, panel += width)
            (panel[0], panel[1], panel[2], panel[3]) = (s0[k], s1[k], s2[k], s3[k]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose2(double* source, nint step, int depth, double* panel, nint width)
    {
        double* s0 = source, s1 = s0 + step;
        int k = 0;
        for (; k <= depth - 2; k += 2, panel += 2 * width)
        {
            Vector128<double> r0 = Vector128.Load(s0 + k), r1 = Vector128.Load(s1 + k);
            Lower(r0, r1).Store(panel);
            Upper(r0, r1).Store(panel + width);
        }

        for (; k < depth; k++, panel += width)
            (panel[0], panel[1]) = (s0[k], s1[k]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Lower(Vector128<float> x, Vector128<float> y)
    {
        if (Sse.IsSupported)
            return Sse.UnpackLow(x, y);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipLow(x, y);
        return Vector128.Create(x[0], y[0], x[1], y[1]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Upper(Vector128<float> x, Vector128<float> y)
    {
        if (Sse.IsSupported)
            return Sse.UnpackHigh(x, y);
        if (AdvSimd.Arm64.IsSupported)
            return AdvSimd.Arm64.ZipHigh(x, y);
        return Vector128.Create(x[2], y[2], x[3], y[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Lower(Vector128<double> x, Vector128<double> y) =>
        Sse2.IsSupported ? Sse2.UnpackLow(x, y) : Vector128.Create(x.GetLower(), y.GetLower());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> Upper(Vector128<double> x, Vector128<double> y) =>
        Sse2.IsSupported ? Sse2.UnpackHigh(x, y) : Vector128.Create(x.GetUpper(), y.GetUpper());
}
