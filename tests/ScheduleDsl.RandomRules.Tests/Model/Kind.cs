namespace ScheduleDsl.RandomRules.Tests.Model;

/// <summary>What a value of a rule is: its C# type, and for how many weights there is one.</summary>
internal enum Kind
{
    /// <summary>A float of its own for each weight.</summary>
    Float,

    /// <summary>A float for each row.</summary>
    Row,

    /// <summary>A float for each column.</summary>
    Column,

    /// <summary>A float for each block.</summary>
    Block,

    /// <summary>A float for each pair of rows.</summary>
    RowPair,

    /// <summary>A float for each pair of columns.</summary>
    ColumnPair,

    /// <summary>A Scalar for each matrix.</summary>
    Matrix,

    /// <summary>A Scalar for each tensor.</summary>
    Scalar,

    /// <summary>A Scalar for the run.</summary>
    Global,

    /// <summary>A bool of its own for each weight.</summary>
    Bool,

    /// <summary>A bool for each tensor.</summary>
    Uniform,

    /// <summary>A bool that hyperparameters and the step decide, so the same for all tensors.</summary>
    Choice,
}

internal static class Kinds
{
    /// <summary>Whether a value of one kind may stand where another is asked for, without a change to its text.</summary>
    public static bool Fits(this Kind kind, Kind wanted) => kind == wanted || wanted switch
    {
        Kind.Float => kind is Kind.Row or Kind.Column or Kind.Block,
        Kind.Matrix => kind is Kind.Scalar or Kind.Global,
        Kind.Scalar => kind is Kind.Global,
        Kind.Bool => kind is Kind.Uniform or Kind.Choice,
        Kind.Uniform => kind is Kind.Choice,
        _ => false,
    };

    public static bool IsFloat(this Kind kind) => kind <= Kind.ColumnPair;

    /// <summary>Whether there is one for each pair, so that only matrix operations lead there and back.</summary>
    public static bool IsPair(this Kind kind) => kind is Kind.RowPair or Kind.ColumnPair;

    /// <summary>The space of a state, as C# has it.</summary>
    public static string Space(this Kind kind) => kind switch { Kind.RowPair => "RowsByRows", Kind.ColumnPair => "ColumnsByColumns", Kind.Scalar => "Tensor", _ => kind.ToString() };

    public static bool IsScalar(this Kind kind) => kind is Kind.Matrix or Kind.Scalar or Kind.Global;

    /// <summary>Scalars that a value may be computed with and stay what it is. Blocks lie across matrices.</summary>
    public static Kind ScalarBeside(this Kind kind) => kind == Kind.Block ? Kind.Scalar : kind.IsScalar() ? kind : Kind.Matrix;

    public static string Type(this Kind kind) => kind.IsFloat() ? "float" : kind.IsScalar() ? "Scalar" : "bool";
}
