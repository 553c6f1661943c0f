using System.Numerics;
using ILGPU;

namespace ScheduleDsl.Ilgpu;

/// <summary>Sums of one row of what a thread has of a product: eight columns, a stride apart so that neighbouring threads read neighbouring numbers. They stay in registers.</summary>
internal struct ProductSums<T>
    where T : unmanaged, INumber<T>
{
    public T S0, S1, S2, S3, S4, S5, S6, S7;

    public static ProductSums<T> Load(ArrayView<T> numbers, int first) => new()
    {
        S0 = numbers[first],
        S1 = numbers[first + ProductTile.Threads],
        S2 = numbers[first + 2 * ProductTile.Threads],
        S3 = numbers[first + 3 * ProductTile.Threads],
        S4 = numbers[first + 4 * ProductTile.Threads],
        S5 = numbers[first + 5 * ProductTile.Threads],
        S6 = numbers[first + 6 * ProductTile.Threads],
        S7 = numbers[first + 7 * ProductTile.Threads],
    };

    /// <summary>The sums, each with one term more.</summary>
    public static ProductSums<T> Add(ProductSums<T> sums, T left, ProductSums<T> right) => new()
    {
        S0 = left * right.S0 + sums.S0,
        S1 = left * right.S1 + sums.S1,
        S2 = left * right.S2 + sums.S2,
        S3 = left * right.S3 + sums.S3,
        S4 = left * right.S4 + sums.S4,
        S5 = left * right.S5 + sums.S5,
        S6 = left * right.S6 + sums.S6,
        S7 = left * right.S7 + sums.S7,
    };
}
