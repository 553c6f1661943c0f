using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <content>Twelve rows of two vectors: 24 sums, two vectors of the right operand and one number of the left fill 32 registers.</content>
internal sealed unsafe partial class ProductKernel<TLanes, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows12(nint depth, T* a, nint aStep, T* b, nint bStep, byte* ahead, nint aheadStep, in ProductTile<T> tile)
    {
        TVector x0 = default, y0 = default;
        TVector x1 = default, y1 = default;
        TVector x2 = default, y2 = default;
        TVector x3 = default, y3 = default;
        TVector x4 = default, y4 = default;
        TVector x5 = default, y5 = default;
        TVector x6 = default, y6 = default;
        TVector x7 = default, y7 = default;
        TVector x8 = default, y8 = default;
        TVector x9 = default, y9 = default;
        TVector x10 = default, y10 = default;
        TVector x11 = default, y11 = default;
        for (; depth > 0; depth--, a += aStep, b += bStep, ahead += aheadStep)
        {
            if (Sse.IsSupported)
                Sse.Prefetch1(ahead);
            TVector left, first = TLanes.Load(b), second = TLanes.Load(b + TLanes.Count);
            left = TLanes.Create(a[0]);
            x0 = TLanes.FusedMultiplyAdd(left, first, x0);
            y0 = TLanes.FusedMultiplyAdd(left, second, y0);
            left = TLanes.Create(a[1]);
            x1 = TLanes.FusedMultiplyAdd(left, first, x1);
            y1 = TLanes.FusedMultiplyAdd(left, second, y1);
            left = TLanes.Create(a[2]);
            x2 = TLanes.FusedMultiplyAdd(left, first, x2);
            y2 = TLanes.FusedMultiplyAdd(left, second, y2);
            left = TLanes.Create(a[3]);
            x3 = TLanes.FusedMultiplyAdd(left, first, x3);
            y3 = TLanes.FusedMultiplyAdd(left, second, y3);
            left = TLanes.Create(a[4]);
            x4 = TLanes.FusedMultiplyAdd(left, first, x4);
            y4 = TLanes.FusedMultiplyAdd(left, second, y4);
            left = TLanes.Create(a[5]);
            x5 = TLanes.FusedMultiplyAdd(left, first, x5);
            y5 = TLanes.FusedMultiplyAdd(left, second, y5);
            left = TLanes.Create(a[6]);
            x6 = TLanes.FusedMultiplyAdd(left, first, x6);
            y6 = TLanes.FusedMultiplyAdd(left, second, y6);
            left = TLanes.Create(a[7]);
            x7 = TLanes.FusedMultiplyAdd(left, first, x7);
            y7 = TLanes.FusedMultiplyAdd(left, second, y7);
            left = TLanes.Create(a[8]);
            x8 = TLanes.FusedMultiplyAdd(left, first, x8);
            y8 = TLanes.FusedMultiplyAdd(left, second, y8);
            left = TLanes.Create(a[9]);
            x9 = TLanes.FusedMultiplyAdd(left, first, x9);
            y9 = TLanes.FusedMultiplyAdd(left, second, y9);
            left = TLanes.Create(a[10]);
            x10 = TLanes.FusedMultiplyAdd(left, first, x10);
            y10 = TLanes.FusedMultiplyAdd(left, second, y10);
            left = TLanes.Create(a[11]);
            x11 = TLanes.FusedMultiplyAdd(left, first, x11);
            y11 = TLanes.FusedMultiplyAdd(left, second, y11);
        }

        Write(x0, y0, 0, tile);
        Write(x1, y1, 1, tile);
        Write(x2, y2, 2, tile);
        Write(x3, y3, 3, tile);
        Write(x4, y4, 4, tile);
        Write(x5, y5, 5, tile);
        Write(x6, y6, 6, tile);
        Write(x7, y7, 7, tile);
        Write(x8, y8, 8, tile);
        Write(x9, y9, 9, tile);
        Write(x10, y10, 10, tile);
        Write(x11, y11, 11, tile);
    }
}
