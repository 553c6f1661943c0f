using ScheduleDsl.CompilerServices;
using static ScheduleDsl.Language;

namespace ScheduleDsl;

public static partial class Across
{
    /// <summary>Over the weights of a column, for each column.</summary>
    [Functions]
    public static partial class Column
    {
        /// <summary>The sum of x.</summary>
        public static float Sum(float x) => Collective.Narrow(CollectiveScope.Column, CollectiveKind.Sum, x);

        /// <summary>The largest x; NaN if any is.</summary>
        public static float Max(float x) => Collective.Narrow(CollectiveScope.Column, CollectiveKind.Max, x);

        /// <summary>The smallest x; NaN if any is.</summary>
        public static float Min(float x) => Collective.Narrow(CollectiveScope.Column, CollectiveKind.Min, x);

        /// <summary>The arithmetic mean of x.</summary>
        public static float Mean(float x) => Sum(x) / Shape.Rows;

        /// <summary>The sum of x y.</summary>
        public static float Dot(float x, float y) => Sum(x * y);

        /// <summary>The Euclidean norm: the root of the sum of squares.</summary>
        public static float Norm(float x) => Sqrt(Sum(x * x));

        /// <summary>The sum of absolute values.</summary>
        public static float AbsoluteSum(float x) => Sum(Abs(x));

        /// <summary>The largest absolute value; NaN if any x is.</summary>
        public static float AbsoluteMax(float x) => Max(Abs(x));

        /// <summary>How often the condition holds.</summary>
        public static float Count(bool condition) => Sum(condition ? 1f : 0f);

        /// <summary>The quantile of x at q, from 0 (the smallest) to 1 (the largest), between two x on a straight line; NaN if any x is. See <see cref="Across"/>.</summary>
        public static float Quantile(float x, Scalar q) => Collective.NarrowOrder(CollectiveScope.Column, CollectiveKind.Quantile, x, q);

        /// <summary>The quantile of x at 1/2.</summary>
        public static float Median(float x) => Quantile(x, 0.5);

        /// <summary>The k-th largest x, k from 1 (the largest); NaN if any x is. See <see cref="Across"/>.</summary>
        public static float KthLargest(float x, Scalar k) => Collective.NarrowOrder(CollectiveScope.Column, CollectiveKind.KthLargest, x, k);
    }
}
