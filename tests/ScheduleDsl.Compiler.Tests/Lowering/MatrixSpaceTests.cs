using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Tests.Support;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Lowering;

/// <summary>The spaces of matrix operations are inferred, and what does not fit is named.</summary>
public class MatrixSpaceTests
{
    private const string Square = "[State(Space = StateSpace.RowsByRows)] private float basis;";
    private const string Wide = "[State(Space = StateSpace.RankByColumns)] private float basis;";

    [Theory]
    [InlineData("basis = Across.Matrix.OrthonormalRows(basis, basis); return x;")]
    [InlineData("return x - Across.Matrix.OrthonormalRows(g, x);")]
    public void OrthonormalRows_HaveTheSpaceOfTheirOperand(string update) => Graphs.Lowered(update, Square);

    [Theory]
    [InlineData("basis = Across.Matrix.OrthonormalRows(g, basis); return x;", "OrthonormalRows gives a matrix of rows x columns, and in its stead one of rows x rows")]
    [InlineData("basis = Across.Matrix.Product(g, g); return x;", "Product of rows x columns with rows x columns: the width of the first must be the height of the second")]
    [InlineData("basis = g; return x;", "state 'basis' has one value for each rowsbyrows, and is given one that changes with every element")]
    public void SpacesThatDoNotFit_AreNamed(string update, string message) =>
        Assert.Equal(message, Assert.Throws<LoweringException>(() => Graphs.Lowered(update, Square)).Message);

    [Fact]
    public void ATriangleOfAMatrixThatIsNotSquare_IsNamed() => Assert.Equal(
        "Upper takes a square matrix, and is given one of rank x columns",
        Assert.Throws<LoweringException>(() => Graphs.Lowered("basis = Across.Matrix.Upper(basis); return x;", Wide)).Message);
}
