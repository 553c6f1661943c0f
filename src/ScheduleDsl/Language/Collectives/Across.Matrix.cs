using ScheduleDsl.CompilerServices;
using static ScheduleDsl.Language;

namespace ScheduleDsl;

public static partial class Across
{
    /// <summary>Over one matrix of a tensor: the tensor itself unless it is seen as several matrices.</summary>
    [Functions]
    public static partial class Matrix
    {
        /// <summary>
        /// The matrix product A B. A value of a rule is a matrix of rows x columns; products give values of rows x rows and columns x columns too, which only meet values of
        /// their own space: the compiler infers the space of each, and refuses to mix them.
        /// </summary>
        /// <param name="a">A, m x k.</param>
        /// <param name="b">B, k x n.</param>
        public static float Product(float a, float b) => MatrixCollective.Of(MatrixKind.Product, a, b);

        /// <summary>The matrix product A B^T: of rows x columns with itself a value of rows x rows.</summary>
        /// <param name="a">A, m x k.</param>
        /// <param name="b">B, n x k.</param>
        public static float ProductTransposed(float a, float b) => MatrixCollective.Of(MatrixKind.ProductTransposed, a, b);

        /// <summary>The matrix product A^T B: of rows x columns with itself a value of columns x columns.</summary>
        /// <param name="a">A, k x m.</param>
        /// <param name="b">B, k x n.</param>
        public static float TransposedProduct(float a, float b) => MatrixCollective.Of(MatrixKind.TransposedProduct, a, b);

        /// <summary>A^T, of a square matrix; products take transposed operands as they are.</summary>
        public static float Transpose(float a) => MatrixCollective.Of(MatrixKind.Transpose, a);

        /// <summary>The sum of x.</summary>
        public static Scalar Sum(float x) => Collective.Wide(CollectiveScope.Matrix, CollectiveKind.Sum, x);

        /// <summary>The largest x; NaN if any is.</summary>
        public static Scalar Max(float x) => Collective.Wide(CollectiveScope.Matrix, CollectiveKind.Max, x);

        /// <summary>The smallest x; NaN if any is.</summary>
        public static Scalar Min(float x) => Collective.Wide(CollectiveScope.Matrix, CollectiveKind.Min, x);

        /// <summary>The arithmetic mean of x.</summary>
        public static Scalar Mean(float x) => Sum(x) / (Shape.Rows * Shape.Columns);

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

        /// <summary>The quantile of x at q, from 0 (the smallest) to 1 (the largest), between two x on a straight line; NaN if any x is. See <see cref="Across"/>.</summary>
        public static Scalar Quantile(float x, Scalar q) => Collective.WideOrder(CollectiveScope.Matrix, CollectiveKind.Quantile, x, q);

        /// <summary>The quantile of x at 1/2.</summary>
        public static Scalar Median(float x) => Quantile(x, 0.5);

        /// <summary>The k-th largest x, k from 1 (the largest); NaN if any x is. See <see cref="Across"/>.</summary>
        public static Scalar KthLargest(float x, Scalar k) => Collective.WideOrder(CollectiveScope.Matrix, CollectiveKind.KthLargest, x, k);
    }
}
