namespace ScheduleDsl.Compiler.IR;

/// <summary>The primitive operations: all that a target has to know. Everything else is written in the DSL over them.</summary>
public enum Op
{
    // Leaves of a lowered graph; the text of the value names what is read.
    Literal,
    Hyper,
    State,
    Input,
    Step,

    /// <summary>The time of one element of a series: what the step is to a loop over successive times.</summary>
    Time,

    // IEEE arithmetic: the same bits on every platform. On integers: two's complement, as C#'s unchecked.
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Negate,
    SquareRoot,

    /// <summary>x * y + z with one rounding.</summary>
    FusedMultiplyAdd,
    Absolute,

    /// <summary>IEEE 754 minimum: a NaN operand gives NaN, and -0 is below +0 (as <c>Math.Min</c>).</summary>
    Minimum,
    Maximum,
    Floor,

    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>Logical on bools, bitwise on integers. Operands have no effects, so short-circuiting cannot be seen.</summary>
    And,
    Or,
    ExclusiveOr,
    Not,
    ShiftLeft,
    ShiftRight,

    /// <summary>condition, value if true, value if false.</summary>
    Select,

    /// <summary>C#'s conversion to the value's type.</summary>
    Convert,

    /// <summary>The same bits as the other type of equal width (float and int, double and long).</summary>
    Reinterpret,

    /// <summary>
    /// A collective. Operands of an expression: <see cref="ReduceScope"/> and <see cref="ReduceKind"/> as whole numbers, the operand, the length of
    /// a block or 0, and the rank of an order statistic. In a graph the text of the value names scope and kind, and the operands are those behind them.
    /// </summary>
    Reduce,

    /// <summary>A size of the tensor, known before the step: in an expression its operand is the <see cref="IR.Fact"/> as a whole number, in a graph the text names it.</summary>
    Fact,

    /// <summary>A random number for each weight; the text of the value names the distribution and the number of the draw.</summary>
    Draw,

    /// <summary>
    /// A matrix operation: operands are whole matrices in memory, and so is the result. In an expression the first operand is the <see cref="MatrixKind"/> as a whole
    /// number, in a graph the text names it.
    /// </summary>
    Matrix,

    /// <summary>Whether its operand is NaN, in an expression only: a graph compares the one value with itself, and an expression that stood there twice could draw twice.</summary>
    IsNaN,

    /// <summary>What a global state becomes: its operand, computed once for the run with the hyperparameters of the settings.</summary>
    Share,

    /// <summary>A call of a pure function whose arguments are all uniform, left as a call: it runs once per step.</summary>
    Call,

    /// <summary>A query of a table setting; the text of the value names table and query. It stays uniform or is left to a scalar loop.</summary>
    TableRead,
}
