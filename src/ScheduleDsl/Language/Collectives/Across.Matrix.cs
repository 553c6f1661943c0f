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

        /// <summary><c>alpha A B + beta D</c>, which costs no more than the product: the addend is where its sums begin.</summary>
        /// <param name="a">A, m x k.</param>
        /// <param name="b">B, k x n.</param>
        /// <param name="alpha">What the product is multiplied by.</param>
        /// <param name="beta">What the addend is multiplied by; where it is 0 the addend is not read.</param>
        /// <param name="addend">D, m x n.</param>
        public static float Product(float a, float b, Scalar alpha, Scalar beta, float addend) => MatrixCollective.Of(MatrixKind.Product, a, b, addend, alpha, beta);

        /// <summary><c>alpha A B^T + beta D</c>.</summary>
        /// <inheritdoc cref="Product(float, float, Scalar, Scalar, float)"/>
        /// <param name="a">A, m x k.</param>
        /// <param name="b">B, n x k.</param>
        public static float ProductTransposed(float a, float b, Scalar alpha, Scalar beta, float addend) => MatrixCollective.Of(MatrixKind.ProductTransposed, a, b, addend, alpha, beta);

        /// <summary><c>alpha A^T B + beta D</c>.</summary>
        /// <inheritdoc cref="Product(float, float, Scalar, Scalar, float)"/>
        /// <param name="a">A, k x m.</param>
        /// <param name="b">B, k x n.</param>
        public static float TransposedProduct(float a, float b, Scalar alpha, Scalar beta, float addend) => MatrixCollective.Of(MatrixKind.TransposedProduct, a, b, addend, alpha, beta);

        /// <summary>A^T, of a square matrix; products take transposed operands as they are.</summary>
        public static float Transpose(float a) => MatrixCollective.Of(MatrixKind.Transpose, a);

        /// <summary>The identity matrix.</summary>
        /// <param name="like">Any square matrix of that size, such as the state that begins as it.</param>
        public static float Identity(float like) => MatrixCollective.Of(MatrixKind.Identity, like);

        /// <summary>The diagonal of a square matrix, a vector.</summary>
        public static float Diagonal(float a) => MatrixCollective.Of(MatrixKind.Diagonal, a);

        /// <summary>A square matrix with zeros below its diagonal.</summary>
        public static float Upper(float a) => MatrixCollective.Of(MatrixKind.Upper, a);

        /// <summary>The sum of each row, a vector with a number for each.</summary>
        public static float RowSums(float a) => MatrixCollective.Of(MatrixKind.RowSums, a);

        /// <summary>The sum of each column, a vector with a number for each.</summary>
        public static float ColumnSums(float a) => MatrixCollective.Of(MatrixKind.ColumnSums, a);

        /// <summary><c>diag(v) A</c>: each row times a number.</summary>
        /// <param name="a">A.</param>
        /// <param name="v">A vector as long as A is high.</param>
        public static float ScaleRows(float a, float v) => MatrixCollective.Of(MatrixKind.ScaleRows, a, v);

        /// <summary><c>A diag(v)</c>: each column times a number.</summary>
        /// <param name="a">A.</param>
        /// <param name="v">A vector as long as A is wide.</param>
        public static float ScaleColumns(float a, float v) => MatrixCollective.Of(MatrixKind.ScaleColumns, a, v);

        /// <summary>Places of a vector's numbers, from 0, that of the largest number first; equal ones by their places, NaN last.</summary>
        public static float Order(float v) => MatrixCollective.Of(MatrixKind.Order, v);

        /// <summary>The rows of a matrix in another order, or as few of them as the rule has directions.</summary>
        /// <param name="a">The matrix.</param>
        /// <param name="order">A vector of places, as <see cref="Order"/> gives it for all of them and <see cref="RandomRows"/> for a few.</param>
        public static float TakeRows(float a, float order) => MatrixCollective.Of(MatrixKind.TakeRows, a, order);

        /// <summary>The columns of a matrix in another order, or as few of them as the rule has directions.</summary>
        /// <param name="a">The matrix.</param>
        /// <param name="order">A vector of places, as <see cref="Order"/> gives it for all of them and <see cref="RandomColumns"/> for a few.</param>
        public static float TakeColumns(float a, float order) => MatrixCollective.Of(MatrixKind.TakeColumns, a, order);

        /// <summary>A few numbers of a matrix, a vector with one for each direction.</summary>
        /// <param name="a">The matrix.</param>
        /// <param name="places">Their places in the order of rows, as <see cref="RandomEntries"/> gives them.</param>
        public static float TakeEntries(float a, float places) => MatrixCollective.Of(MatrixKind.TakeEntries, a, places);

        /// <summary>The way back of <see cref="TakeRows"/>: a few rows at their places, 0 in all others.</summary>
        /// <param name="a">A row for each direction.</param>
        /// <param name="places">Where they belong. Of two at one place the later one stays.</param>
        public static float PutRows(float a, float places) => MatrixCollective.Of(MatrixKind.PutRows, a, places);

        /// <summary>The way back of <see cref="TakeColumns"/>: a few columns at their places, 0 in all others.</summary>
        /// <param name="a">A column for each direction.</param>
        /// <param name="places">Where they belong.</param>
        public static float PutColumns(float a, float places) => MatrixCollective.Of(MatrixKind.PutColumns, a, places);

        /// <summary>The way back of <see cref="TakeEntries"/>: a few numbers at their places, 0 in all others.</summary>
        /// <param name="v">A number for each direction.</param>
        /// <param name="places">Where they belong.</param>
        public static float PutEntries(float v, float places) => MatrixCollective.Of(MatrixKind.PutEntries, v, places);

        /// <summary>An orthonormal basis of a matrix's columns: Q of its QR decomposition. Signs of columns are arbitrary.</summary>
        /// <param name="a">The matrix, no wider than tall.</param>
        /// <param name="otherwise">The result where a number of a is not finite, such as the last basis.</param>
        public static float Orthonormal(float a, float otherwise) => MatrixCollective.Of(MatrixKind.Orthonormal, a, otherwise);

        /// <summary>An orthonormal basis of a matrix's rows, one in each: the transpose of <see cref="Orthonormal"/> of the transpose. Signs of rows are arbitrary.</summary>
        /// <param name="a">The matrix, no taller than wide.</param>
        /// <param name="otherwise">The result where a number of a is not finite, such as the last basis.</param>
        public static float OrthonormalRows(float a, float otherwise) => MatrixCollective.Of(MatrixKind.OrthonormalRows, a, otherwise);

        /// <summary>The eigenvectors of a symmetric matrix in columns, by descending eigenvalue. Their signs are arbitrary.</summary>
        /// <param name="a">The matrix; its upper triangle counts.</param>
        /// <param name="otherwise">The result where they cannot be computed, such as the last basis.</param>
        public static float EigenVectors(float a, float otherwise) => MatrixCollective.Of(MatrixKind.EigenVectors, a, otherwise);

        /// <summary>All left singular vectors in columns, rows x rows, by descending singular value; of a matrix that is no taller than wide.</summary>
        /// <param name="a">The matrix.</param>
        /// <param name="otherwise">The result where they cannot be computed.</param>
        public static float LeftVectors(float a, float otherwise) => MatrixCollective.Of(MatrixKind.LeftVectors, a, otherwise);

        /// <summary>All right singular vectors in rows, columns x columns, by descending singular value; of a matrix that is no wider than tall.</summary>
        /// <param name="a">The matrix.</param>
        /// <param name="otherwise">The result where they cannot be computed.</param>
        public static float RightVectors(float a, float otherwise) => MatrixCollective.Of(MatrixKind.RightVectors, a, otherwise);

        /// <summary>The first left singular vectors in columns, rows x directions.</summary>
        /// <param name="a">The matrix.</param>
        /// <param name="otherwise">The result where they cannot be computed.</param>
        public static float TopLeftVectors(float a, float otherwise) => MatrixCollective.Of(MatrixKind.TopLeftVectors, a, otherwise);

        /// <summary>The first right singular vectors in rows, directions x columns.</summary>
        /// <param name="a">The matrix.</param>
        /// <param name="otherwise">The result where they cannot be computed.</param>
        public static float TopRightVectors(float a, float otherwise) => MatrixCollective.Of(MatrixKind.TopRightVectors, a, otherwise);

        /// <summary><c>T^-1 B</c> with an upper triangle T; B where a number of T's diagonal is 0 or one is not finite.</summary>
        public static float Solve(float t, float b) => MatrixCollective.Of(MatrixKind.Solve, t, b);

        /// <summary><c>T^-T B</c> with an upper triangle T; B where a number of T's diagonal is 0 or one is not finite.</summary>
        public static float SolveTransposed(float t, float b) => MatrixCollective.Of(MatrixKind.SolveTransposed, t, b);

        /// <summary><c>B T^-1</c> with an upper triangle T; B where a number of T's diagonal is 0 or one is not finite.</summary>
        public static float SolveRight(float b, float t) => MatrixCollective.Of(MatrixKind.SolveRight, b, t);

        /// <summary>Standard normal numbers, directions x columns: a function of the run's seed, the tensor, this place of the rule and a key, so they need not be stored.</summary>
        /// <param name="like">A value of rows x columns.</param>
        /// <param name="key">A whole number, such as the step at which they are drawn.</param>
        public static float NormalRows(float like, Scalar key) => MatrixCollective.Of(MatrixKind.NormalRows, like, key);

        /// <summary>Standard normal numbers, rows x directions; see <see cref="NormalRows"/>.</summary>
        /// <param name="like">A value of rows x columns.</param>
        /// <param name="key">A whole number.</param>
        public static float NormalColumns(float like, Scalar key) => MatrixCollective.Of(MatrixKind.NormalColumns, like, key);

        /// <summary>A random permutation of a vector's places; see <see cref="NormalRows"/>.</summary>
        /// <param name="like">A vector.</param>
        /// <param name="key">A whole number.</param>
        public static float RandomOrder(float like, Scalar key) => MatrixCollective.Of(MatrixKind.RandomOrder, like, key);

        /// <summary>Places of as many different rows as the rule has directions, each choice as probable; see <see cref="NormalRows"/>.</summary>
        /// <param name="like">A value of rows x columns.</param>
        /// <param name="key">A whole number.</param>
        public static float RandomRows(float like, Scalar key) => MatrixCollective.Of(MatrixKind.RandomRows, like, key);

        /// <summary>Places of as many different columns as the rule has directions; see <see cref="RandomRows"/>.</summary>
        /// <param name="like">A value of rows x columns.</param>
        /// <param name="key">A whole number.</param>
        public static float RandomColumns(float like, Scalar key) => MatrixCollective.Of(MatrixKind.RandomColumns, like, key);

        /// <summary>Places, in the order of rows, of as many different numbers as the rule has directions; see <see cref="RandomRows"/>. In float for tensors of up to 2^24 weights.</summary>
        /// <param name="like">A value of rows x columns.</param>
        /// <param name="key">A whole number.</param>
        public static float RandomEntries(float like, Scalar key) => MatrixCollective.Of(MatrixKind.RandomEntries, like, key);

        /// <summary>
        /// All places of a vector in the order in which they are drawn without replacement, each time with a probability in proportion to the vector's number there; those with
        /// nothing above 0 come last. See <see cref="NormalRows"/>.
        /// </summary>
        /// <param name="weights">A vector.</param>
        /// <param name="key">A whole number.</param>
        /// <remarks>Efraimidis and Spirakis, "Weighted random sampling with a reservoir", 2006.</remarks>
        public static float WeightedOrder(float weights, Scalar key) => MatrixCollective.Of(MatrixKind.WeightedOrder, weights, key);

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
