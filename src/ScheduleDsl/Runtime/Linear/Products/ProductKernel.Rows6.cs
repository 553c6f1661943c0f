using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ScheduleDsl;

/// <content>Six rows of two vectors: 12 sums, two vectors of the right operand and one number of the left fill 16 registers.</content>
internal sealed unsafe partial class ProductKernel<TLanes, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows6(nint depth, T* a, nint aStep, T* b, nint bStep, byte* ahead, nint aheadStep, in ProductTile<T> tile)
    {
        TVector x0 = default, y0 = default;
        TVector x1 = default, y1 = default;
        TVector x2 = default, y2 = default;
        TVector x3 = default, y3 = default;
        TVector x4 = default, y4 = default;
        TVector x5 = default, y5 = default;
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
        }

        Write(x0, y0, 0, tile);
        Write(x1, y1, 1, tile);
        Write(x2, y2, 2, tile);
        Write(x3, y3, 3, tile);
        Write(x4, y4, 4, tile);
        Write(x5, y5, 5, tile);
    }
}
