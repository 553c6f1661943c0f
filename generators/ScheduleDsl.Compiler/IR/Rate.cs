namespace ScheduleDsl.Compiler.IR;

/// <summary>How often a value can change. Code is moved to the place that runs as often as its rate, and no oftener.</summary>
/// <remarks>
/// A partial order: constant &lt; run &lt; step &lt; all &lt; group &lt; tensor &lt; matrix &lt; row | column | block &lt; element.
/// Row, column and block are siblings: a value that depends on two of them changes with every element. The spaces of other matrices (<see cref="MatrixSpaces"/>)
/// are siblings of all three and of element: they never meet, but in a matrix operation.
/// </remarks>
public enum Rate
{
    /// <summary>Known while compiling.</summary>
    Constant,

    /// <summary>Fixed for a run: bool, int and enum hyperparameters.</summary>
    Run,

    /// <summary>One value per step: the step number, and every hyperparameter that a schedule may drive.</summary>
    Step,

    /// <summary>One value per step that depends on all parameters, such as a global norm.</summary>
    All,

    /// <summary>One value per step and parameter group.</summary>
    Group,

    /// <summary>One value per step and tensor, such as a tensor's norm.</summary>
    Tensor,

    /// <summary>One value per step and matrix of a tensor that is seen as several; the tensor itself where it is one.</summary>
    Matrix,
    Row,
    Column,
    Block,

    /// <summary>One value for each pair of rows of a matrix.</summary>
    RowsByRows,

    /// <summary>One value for each pair of columns.</summary>
    ColumnsByColumns,

    /// <summary>One value for each row and each of the rule's few directions.</summary>
    RowsByRank,

    /// <summary>One value for each direction and each column.</summary>
    RankByColumns,

    /// <summary>One value for each pair of directions.</summary>
    RankByRank,

    /// <summary>One value for each direction.</summary>
    Rank,

    /// <summary>A value of its own for every weight.</summary>
    Element,
}

public static class Rates
{
    /// <summary>The rate of a value computed from two others: the least rate that is at or below both. Blocks lie across matrices.</summary>
    public static Rate Join(Rate a, Rate b)
    {
        if (a == b)
            return a;
        bool areApart = IsSibling(a) && IsSibling(b) || (a, b) is (Rate.Matrix, Rate.Block) or (Rate.Block, Rate.Matrix);
        return areApart ? Rate.Element : (Rate)System.Math.Max((int)a, (int)b);
    }

    /// <summary>True where one value serves a whole tensor, so that it is a <c>Scalar</c> in the rule body and hoisted out of the loop.</summary>
    public static bool IsUniform(this Rate rate) => rate <= Rate.Matrix;

    private static bool IsSibling(Rate rate) => rate is >= Rate.Row and < Rate.Element;
}
