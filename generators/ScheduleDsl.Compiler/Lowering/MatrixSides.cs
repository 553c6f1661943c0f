using ScheduleDsl.Compiler.IR;
using Sides = (ScheduleDsl.Compiler.IR.Side Height, ScheduleDsl.Compiler.IR.Side Width);

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Height and width of what matrix operations give.</summary>
internal static class MatrixSides
{
    /// <exception cref="LoweringException">The operands do not fit each other; the message says what is wanted.</exception>
    public static Sides Of(MatrixKind kind, Sides[] x) => kind switch
    {
        MatrixKind.Product => Product(kind, x[0], x[1]),
        MatrixKind.ProductTransposed => Product(kind, x[0], Turned(x[1])),
        MatrixKind.TransposedProduct => Product(kind, Turned(x[0]), x[1]),
        MatrixKind.Transpose => Turned(x[0]),
        MatrixKind.Identity or MatrixKind.Upper => Square(kind, x[0]),
        MatrixKind.Diagonal => Vector(Square(kind, x[0]).Height),
        MatrixKind.RowSums => Vector(x[0].Height),
        MatrixKind.ColumnSums => Vector(x[0].Width),
        MatrixKind.ScaleRows => WithVector(kind, x[0], x[1], x[0].Height, "high"),
        MatrixKind.ScaleColumns => WithVector(kind, x[0], x[1], x[0].Width, "wide"),
        MatrixKind.TakeRows => IsChoice(x[1]) ? (Side.Rank, x[0].Width) : WithVector(kind, x[0], x[1], x[0].Height, "high"),
        MatrixKind.TakeColumns => IsChoice(x[1]) ? (x[0].Height, Side.Rank) : WithVector(kind, x[0], x[1], x[0].Width, "wide"),
        MatrixKind.TakeEntries => Vector(Chosen(kind, x[1])),
        MatrixKind.PutRows => (Side.Rows, WithVector(kind, x[0], x[1], Chosen(kind, x[0].Height, "high"), "high").Width),
        MatrixKind.PutColumns => (WithVector(kind, x[0], x[1], Chosen(kind, x[0].Width, "wide"), "wide").Height, Side.Columns),
        MatrixKind.PutEntries when Chosen(kind, x[0]) == Chosen(kind, x[1]) => (Side.Rows, Side.Columns),
        MatrixKind.Order or MatrixKind.RandomOrder or MatrixKind.WeightedOrder => Vector(LengthOf(kind, x[0])),
        MatrixKind.RandomRows or MatrixKind.RandomColumns or MatrixKind.RandomEntries => Vector(Side.Rank),
        MatrixKind.Orthonormal or MatrixKind.OrthonormalRows => Same(kind, x[0], x[1]),
        MatrixKind.EigenVectors => Same(kind, Square(kind, x[0]), x[1]),
        MatrixKind.LeftVectors => Same(kind, (x[0].Height, x[0].Height), x[1]),
        MatrixKind.RightVectors => Same(kind, (x[0].Width, x[0].Width), x[1]),
        MatrixKind.TopLeftVectors => Same(kind, (x[0].Height, Side.Rank), x[1]),
        MatrixKind.TopRightVectors => Same(kind, (Side.Rank, x[0].Width), x[1]),
        MatrixKind.Solve or MatrixKind.SolveTransposed => Product(kind, Square(kind, x[0]), x[1]),
        MatrixKind.SolveRight => Product(kind, x[0], Square(kind, x[1])),
        MatrixKind.NormalRows => (Side.Rank, x[0].Width),
        MatrixKind.NormalColumns => (x[0].Height, Side.Rank),
        _ => throw new LoweringException($"{kind} has no shape"),
    };

    /// <summary>Such as <c>rows x rank</c>.</summary>
    public static string Words(Sides sides) => $"{MatrixSpaces.Word(sides.Height)} x {MatrixSpaces.Word(sides.Width)}";

    private static Sides Product(MatrixKind kind, Sides a, Sides b) => a.Width == b.Height
        ? (a.Height, b.Width)
        : throw new LoweringException($"{kind} of {Words(a)} with {Words(b)}: the width of the first must be the height of the second");

    private static Sides Square(MatrixKind kind, Sides a) => a.Height == a.Width ? a : throw new LoweringException($"{kind} takes a square matrix, and is given one of {Words(a)}");

    private static Sides Same(MatrixKind kind, Sides result, Sides otherwise) => result == otherwise
        ? result
        : throw new LoweringException($"{kind} gives a matrix of {Words(result)}, and in its stead one of {Words(otherwise)}");

    private static Sides WithVector(MatrixKind kind, Sides a, Sides vector, Side length, string how) => LengthOf(kind, vector) == length
        ? a
        : throw new LoweringException($"{kind} of {Words(a)} takes a vector as long as that is {how}, and is given one of {Words(vector)}");

    // A vector of the rule's directions chooses; any other vector brings all into another order.
    private static bool IsChoice(Sides places) => places == (Side.Rank, Side.One);

    private static Side Chosen(MatrixKind kind, Sides vector) => IsChoice(vector)
        ? Side.Rank
        : throw new LoweringException($"{kind} takes a vector with a place for each of the rule's directions, and is given one of {Words(vector)}");

    private static Side Chosen(MatrixKind kind, Side side, string how) => side == Side.Rank
        ? Side.Rank
        : throw new LoweringException($"{kind} takes a matrix as {how} as the rule has directions, and is given one as {how} as {MatrixSpaces.Word(side)}");

    private static Side LengthOf(MatrixKind kind, Sides vector) => vector.Width == Side.One ? vector.Height
        : vector.Height == Side.One ? vector.Width
        : throw new LoweringException($"{kind} takes a vector, and is given a matrix of {Words(vector)}");

    private static Sides Vector(Side length) => length == Side.Columns ? (Side.One, length) : (length, Side.One);

    private static Sides Turned(Sides sides) => (sides.Width, sides.Height);
}
