using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>What a collective is over.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum CollectiveScope
{
    /// <summary>A row of a matrix.</summary>
    Row,

    /// <summary>A column of a matrix.</summary>
    Column,

    /// <summary>A block of neighbouring weights.</summary>
    Block,

    /// <summary>The rows of a matrix, of a value that each row has one of.</summary>
    Rows,

    /// <summary>The columns of a matrix, of a value that each column has one of.</summary>
    Columns,

    /// <summary>One matrix of a tensor.</summary>
    Matrix,

    /// <summary>A tensor.</summary>
    Tensor,

    /// <summary>A parameter group.</summary>
    Group,

    /// <summary>The run.</summary>
    All,
}

/// <summary>How a collective combines.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum CollectiveKind
{
    /// <summary>The sum, in the order that docs/numerics.md gives.</summary>
    Sum,

    /// <summary>IEEE 754 maximum.</summary>
    Max,

    /// <summary>IEEE 754 minimum.</summary>
    Min,

    /// <summary>The value that a share of the operands lies below; the rank is that share.</summary>
    Quantile,

    /// <summary>The largest operand, the second largest and so on; the rank says which, from 1.</summary>
    KthLargest,

    /// <summary>Of vectors of several tensors: the vector of sums, in the order of the tensors.</summary>
    SumOfVectors,
}

/// <summary>
/// The primitives of <see cref="Across"/>: the compiler knows these methods and nothing else of it. Their bodies run when a
/// rule's body runs as plain C#: through the replay at work on this thread, else for a weight that is a tensor of its own.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Collective
{
    /// <summary>A collective whose result is the same for a whole matrix, tensor, group or run.</summary>
    public static Scalar Wide(CollectiveScope scope, CollectiveKind kind, float x) =>
        OneWeight.Replay is { } replay ? replay.Collect(scope, kind, 0, x, rank: 0) : (double)x;

    /// <summary>A collective with a result for each row or column.</summary>
    public static float Narrow(CollectiveScope scope, CollectiveKind kind, float x) =>
        OneWeight.Replay is { } replay ? (float)replay.Collect(scope, kind, 0, x, rank: 0) : x;

    /// <summary>A collective over vectors of several tensors, with a result for each row or column.</summary>
    public static float Vectors(CollectiveScope scope, CollectiveKind kind, float x) =>
        OneWeight.Replay is { } replay ? replay.CollectVectors(scope, kind, x) : x;

    /// <summary>A collective with a result for each block of the given length.</summary>
    public static float Blocks(CollectiveKind kind, Scalar length, float x) =>
        OneWeight.Replay is { } replay ? (float)replay.Collect(CollectiveScope.Block, kind, length.Value, x, rank: 0) : x;

    /// <summary>An order statistic whose result is the same for a whole matrix, tensor, group or run.</summary>
    public static Scalar WideOrder(CollectiveScope scope, CollectiveKind kind, float x, Scalar rank) =>
        OneWeight.Replay is { } replay ? replay.Collect(scope, kind, 0, x, rank.Value) : OfOne(kind, x, rank.Value);

    /// <summary>An order statistic with a result for each row or column.</summary>
    public static float NarrowOrder(CollectiveScope scope, CollectiveKind kind, float x, Scalar rank) =>
        OneWeight.Replay is { } replay ? (float)replay.Collect(scope, kind, 0, x, rank.Value) : (float)OfOne(kind, x, rank.Value);

    /// <summary>An order statistic with a result for each block of the given length.</summary>
    public static float BlockOrder(CollectiveKind kind, Scalar length, float x, Scalar rank) =>
        OneWeight.Replay is { } replay ? (float)replay.Collect(CollectiveScope.Block, kind, length.Value, x, rank.Value) : (float)OfOne(kind, x, rank.Value);

    private static double OfOne(CollectiveKind kind, float x, double rank)
    {
        bool isThere = kind == CollectiveKind.Quantile ? rank is >= 0 and <= 1 : rank is >= 1 and < 2;
        return isThere ? x : double.NaN;
    }
}

/// <summary>
/// Runs a rule's body for every weight of a table, and answers its collectives: a collective without a value yet takes its operand
/// and ends the call for this weight; when all weights have given theirs, the operands are reduced and the body runs again.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICollectiveReplay
{
    /// <summary>The collective's value for the weight at work, or an exception that parks the weight.</summary>
    /// <param name="scope">What it is over.</param>
    /// <param name="kind">How it combines.</param>
    /// <param name="length">Length of a block, else 0.</param>
    /// <param name="x">The weight's operand.</param>
    /// <param name="rank">Of an order statistic: which of the ordered operands, else 0.</param>
    double Collect(CollectiveScope scope, CollectiveKind kind, double length, float x, double rank);

    /// <summary>The number that a collective over vectors of several tensors has for the place at work, or an exception that parks the place.</summary>
    /// <param name="scope">What it is over.</param>
    /// <param name="kind">How it combines.</param>
    /// <param name="x">The place's number of its tensor's vector.</param>
    float CollectVectors(CollectiveScope scope, CollectiveKind kind, float x);

    /// <summary>The number that a matrix operation has for the place at work, or an exception that parks the place.</summary>
    /// <param name="kind">The operation.</param>
    /// <param name="x">The place's number of the first matrix.</param>
    /// <param name="y">That of the second matrix; 0 where there is none.</param>
    /// <param name="key">Of random numbers: which ones, else 0.</param>
    float OfMatrix(MatrixKind kind, float x, float y, double key);

    /// <summary>The same of a product with an addend.</summary>
    /// <param name="kind">The product.</param>
    /// <param name="x">The place's number of the first matrix.</param>
    /// <param name="y">That of the second matrix.</param>
    /// <param name="addend">That of the addend.</param>
    /// <param name="alpha">What the product is multiplied by.</param>
    /// <param name="beta">What the addend is multiplied by.</param>
    float OfProduct(MatrixKind kind, float x, float y, float addend, double alpha, double beta);
}
