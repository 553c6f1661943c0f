using ScheduleDsl.CompilerServices;
using static ScheduleDsl.Language;

namespace ScheduleDsl;

public static partial class Across
{
    /// <summary>
    /// Over blocks of neighbouring weights, in memory order from the start of each tensor; the last block may be short. The length
    /// of a block is the same for a whole tensor and known before the step: a constant, a hyperparameter, a product of sizes.
    /// </summary>
    [Functions]
    public static partial class Block
    {
        /// <summary>The sum of x.</summary>
        public static float Sum(Scalar length, float x) => Collective.Blocks(CollectiveKind.Sum, length, x);

        /// <summary>The largest x; NaN if any is.</summary>
        public static float Max(Scalar length, float x) => Collective.Blocks(CollectiveKind.Max, length, x);

        /// <summary>The smallest x; NaN if any is.</summary>
        public static float Min(Scalar length, float x) => Collective.Blocks(CollectiveKind.Min, length, x);

        /// <summary>The arithmetic mean of x; of a short last block, over the weights that it has.</summary>
        public static float Mean(Scalar length, float x) => Sum(length, x) / Sum(length, 1f);

        /// <summary>The Euclidean norm: the root of the sum of squares.</summary>
        public static float Norm(Scalar length, float x) => Sqrt(Sum(length, x * x));

        /// <summary>The largest absolute value; NaN if any x is.</summary>
        public static float AbsoluteMax(Scalar length, float x) => Max(length, Abs(x));

        /// <summary>The quantile of x at q, from 0 (the smallest) to 1 (the largest), between two x on a straight line; NaN if any x is. See <see cref="Across"/>.</summary>
        public static float Quantile(Scalar length, float x, Scalar q) => Collective.BlockOrder(CollectiveKind.Quantile, length, x, q);

        /// <summary>The quantile of x at 1/2.</summary>
        public static float Median(Scalar length, float x) => Quantile(length, x, 0.5);

        /// <summary>The k-th largest x, k from 1 (the largest); NaN if any x is, or in a short last block of fewer. See <see cref="Across"/>.</summary>
        public static float KthLargest(Scalar length, float x, Scalar k) => Collective.BlockOrder(CollectiveKind.KthLargest, length, x, k);
    }
}
