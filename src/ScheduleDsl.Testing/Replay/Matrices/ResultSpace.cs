using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>The space of what a matrix operation gives.</summary>
internal static class ResultSpace
{
    // A number, or a place, for each direction.
    private static readonly MatrixSpace Few = MatrixSpace.Vector(Side.Rank);

    /// <exception cref="ReplayException">The operands do not fit each other.</exception>
    public static MatrixSpace Of(MatrixKind kind, MatrixSpace a, MatrixSpace b)
    {
        MatrixSpace result = kind switch
        {
            MatrixKind.Product => Product(kind, a, b),
            MatrixKind.ProductTransposed => Product(kind, a, new(b.Width, b.Height)),
            MatrixKind.TransposedProduct => Product(kind, new(a.Width, a.Height), b),
            MatrixKind.Solve or MatrixKind.SolveTransposed => Product(kind, Square(kind, a), b),
            MatrixKind.SolveRight => Product(kind, a, Square(kind, b)),
            MatrixKind.Transpose or MatrixKind.Identity or MatrixKind.Upper => Square(kind, a),
            MatrixKind.Diagonal => MatrixSpace.Vector(Square(kind, a).Height),
            MatrixKind.RowSums => MatrixSpace.Vector(a.Height),
            MatrixKind.ColumnSums => MatrixSpace.Vector(a.Width),
            MatrixKind.TakeRows when b == Few => new(Side.Rank, a.Width),
            MatrixKind.TakeColumns when b == Few => new(a.Height, Side.Rank),
            MatrixKind.ScaleRows or MatrixKind.TakeRows => Beside(kind, a, b, a.Height),
            MatrixKind.ScaleColumns or MatrixKind.TakeColumns => Beside(kind, a, b, a.Width),
            MatrixKind.TakeEntries when b == Few => Few,
            MatrixKind.PutRows when a.Height == Side.Rank && b == Few => new(Side.Rows, a.Width),
            MatrixKind.PutColumns when a.Width == Side.Rank && b == Few => new(a.Height, Side.Columns),
            MatrixKind.PutEntries when a == Few && b == Few => MatrixSpace.Element,
            MatrixKind.TakeEntries or MatrixKind.PutRows or MatrixKind.PutColumns or MatrixKind.PutEntries =>
                throw new ReplayException($"{kind} of a matrix of {a} does not take places of {b}."),
            MatrixKind.Order or MatrixKind.RandomOrder or MatrixKind.WeightedOrder => MatrixSpace.Vector(LengthOf(kind, a)),
            MatrixKind.RandomRows or MatrixKind.RandomColumns or MatrixKind.RandomEntries => Few,
            MatrixKind.Orthonormal or MatrixKind.OrthonormalRows => Instead(kind, a, b),
            MatrixKind.EigenVectors => Instead(kind, Square(kind, a), b),
            MatrixKind.LeftVectors => Instead(kind, new(a.Height, a.Height), b),
            MatrixKind.RightVectors => Instead(kind, new(a.Width, a.Width), b),
            MatrixKind.TopLeftVectors => Instead(kind, new(a.Height, Side.Rank), b),
            MatrixKind.TopRightVectors => Instead(kind, new(Side.Rank, a.Width), b),
            MatrixKind.NormalRows => new(Side.Rank, a.Width),
            MatrixKind.NormalColumns => new(a.Height, Side.Rank),
            _ => throw new ReplayException($"The replay has no {kind}."),
        };
        return result.IsKnown ? result : throw new ReplayException($"{kind} gives a matrix of {result}, which no value can be.");
    }

    /// <summary>Whether an operation takes such operands.</summary>
    public static bool Fits(MatrixKind kind, MatrixSpace a, MatrixSpace b)
    {
        try
        {
            Of(kind, a, b);
            return true;
        }
        catch (ReplayException)
        {
            return false;
        }
    }

    private static MatrixSpace Product(MatrixKind kind, MatrixSpace a, MatrixSpace b) => a.Width == b.Height
        ? new(a.Height, b.Width)
        : throw new ReplayException($"{kind} multiplies a matrix of {a} by one of {b}.");

    private static MatrixSpace Square(MatrixKind kind, MatrixSpace a) => a.Height == a.Width ? a : throw new ReplayException($"{kind} takes a square matrix, not one of {a}.");

    private static MatrixSpace Beside(MatrixKind kind, MatrixSpace a, MatrixSpace vector, Side length) => LengthOf(kind, vector) == length
        ? a
        : throw new ReplayException($"{kind} of a matrix of {a} does not take a vector of {vector}.");

    private static MatrixSpace Instead(MatrixKind kind, MatrixSpace result, MatrixSpace otherwise) => result == otherwise
        ? result
        : throw new ReplayException($"{kind} gives a matrix of {result}, and in its stead one of {otherwise}.");

    private static Side LengthOf(MatrixKind kind, MatrixSpace vector) => vector.Width == Side.One ? vector.Height
        : vector.Height == Side.One ? vector.Width
        : throw new ReplayException($"{kind} takes a vector, not a matrix of {vector}.");
}
