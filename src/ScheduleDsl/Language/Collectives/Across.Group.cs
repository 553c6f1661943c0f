using ScheduleDsl.CompilerServices;
using static ScheduleDsl.Language;

namespace ScheduleDsl;

public static partial class Across
{
    /// <summary>Over all weights of a parameter group, of all its tensors.</summary>
    [Functions]
    public static partial class Group
    {
        /// <summary>The sum of x.</summary>
        public static Scalar Sum(float x) => Collective.Wide(CollectiveScope.Group, CollectiveKind.Sum, x);

        /// <summary>The largest x; NaN if any is.</summary>
        public static Scalar Max(float x) => Collective.Wide(CollectiveScope.Group, CollectiveKind.Max, x);

        /// <summary>The smallest x; NaN if any is.</summary>
        public static Scalar Min(float x) => Collective.Wide(CollectiveScope.Group, CollectiveKind.Min, x);

        /// <summary>The arithmetic mean of x.</summary>
        public static Scalar Mean(float x) => Sum(x) / Shape.GroupLength;

        /// <summary>The sum of x y.</summary>
        public static Scalar Dot(float x, float y) => Sum(x * y);

        /// <summary>The Euclidean norm: the root of the sum of squares.</summary>
        public static Scalar Norm(float x) => Sqrt(Sum(x * x));

        /// <summary>The sum of absolute values.</summary>
        public static Scalar AbsoluteSum(float x) => Sum(Abs(x));

        /// <summary>The largest absolute value; NaN if any x is.</summary>
        public static Scalar AbsoluteMax(float x) => Max(Abs(x));

        /// <summary>How often the condition holds.</summary>
        public static Scalar Count(bool condition) => Sum(condition ? 1f : 0f);

        /// <summary>
        /// The sum of vectors of the group's tensors, place by place and in the order of the table: x is a value that each row has one of, or each column, and so is the result. What the tensors of
        /// a module have in common, such as the ranks of an adapter, so comes together. Vectors of one group are of one length.
        /// </summary>
        /// <param name="x">A value of row rate, or in other tensors of column rate.</param>
        public static float SumOfVectors(float x) => Collective.Vectors(CollectiveScope.Group, CollectiveKind.SumOfVectors, x);

        /// <summary>The quantile of x at q, from 0 (the smallest) to 1 (the largest), between two x on a straight line; NaN if any x is. See <see cref="Across"/>.</summary>
        public static Scalar Quantile(float x, Scalar q) => Collective.WideOrder(CollectiveScope.Group, CollectiveKind.Quantile, x, q);

        /// <summary>The quantile of x at 1/2.</summary>
        public static Scalar Median(float x) => Quantile(x, 0.5);

        /// <summary>The k-th largest x, k from 1 (the largest); NaN if any x is. See <see cref="Across"/>.</summary>
        public static Scalar KthLargest(float x, Scalar k) => Collective.WideOrder(CollectiveScope.Group, CollectiveKind.KthLargest, x, k);
    }
}
