using System.Runtime.CompilerServices;

namespace ScheduleDsl;

/// <content>One row, of products with few of them.</content>
internal sealed unsafe partial class ProductKernel<TLanes, TVector, T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows1(nint depth, T* a, nint aStep, T* b, nint bStep, in ProductTile<T> tile)
    {
        TVector x0 = default, y0 = default;
        for (; depth > 0; depth--, a += aStep, b += bStep)
        {
            TVector left, first = TLanes.Load(b), second = TLanes.Load(b + TLanes.Count);
            left = TLanes.Create(a[0]);
            x0 = TLanes.FusedMultiplyAdd(left, first, x0);
            y0 = TLanes.FusedMultiplyAdd(left, second, y0);
        }

        Write(x0, y0, 0, tile);
    }
}
