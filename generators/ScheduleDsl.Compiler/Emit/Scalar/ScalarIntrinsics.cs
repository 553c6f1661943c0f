using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Scalar;

/// <summary>Operations as C# on single numbers: operators with their precedence, and methods.</summary>
internal static class ScalarIntrinsics
{
    public const int Conditional = 1;
    public const int Unary = 20;
    public const int Primary = 30;

    /// <summary>The operator and how tightly it binds, or null where the operation is not an infix operator.</summary>
    public static (string Symbol, int Precedence)? Infix(Op op, bool logical) => op switch
    {
        Op.Multiply => ("*", 12),
        Op.Divide => ("/", 12),
        Op.Remainder => ("%", 12),
        Op.Add => ("+", 11),
        Op.Subtract => ("-", 11),
        Op.ShiftLeft => ("<<", 10),
        Op.ShiftRight => (">>", 10),
        Op.Less => ("<", 9),
        Op.LessOrEqual => ("<=", 9),
        Op.Greater => (">", 9),
        Op.GreaterOrEqual => (">=", 9),
        Op.Equal => ("==", 8),
        Op.NotEqual => ("!=", 8),
        Op.And => logical ? ("&&", 4) : ("&", 7),
        Op.ExclusiveOr => ("^", 6),
        Op.Or => logical ? ("||", 3) : ("|", 5),
        _ => null,
    };

    /// <summary>The method that computes an operation, or null.</summary>
    public static string? Method(Op op, IrType type)
    {
        string math = type == IrType.Float32 ? "global::System.MathF" : "global::System.Math";
        return op switch
        {
            Op.SquareRoot => math + ".Sqrt",
            Op.FusedMultiplyAdd => math + ".FusedMultiplyAdd",
            Op.Absolute => math + ".Abs",
            Op.Minimum => math + ".Min",
            Op.Maximum => math + ".Max",
            Op.Floor => math + ".Floor",
            Op.Reinterpret => "global::System.BitConverter." + type switch
            {
                IrType.Int32 => "SingleToInt32Bits",
                IrType.Float32 => "Int32BitsToSingle",
                IrType.Int64 => "DoubleToInt64Bits",
                _ => "Int64BitsToDouble",
            },
            _ => null,
        };
    }
}
