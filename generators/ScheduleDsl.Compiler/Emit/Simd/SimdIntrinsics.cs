using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>Operations as members of <c>Vector128</c>, <c>Vector256</c> and <c>Vector512</c>.</summary>
internal static class SimdIntrinsics
{
    /// <summary>The name that generated files give to the vector class of a width; <see cref="KernelEmitter.Usings"/> declares it.</summary>
    public static string Alias(int bits) => "V" + bits;

    /// <summary>The member of <c>ScheduleDsl.Arm</c> for a width.</summary>
    public static string Arm(int bits) => "Vector" + bits;

    /// <summary>The vector operator, or null where the operation is a method.</summary>
    public static string? Infix(Op op) => op switch
    {
        Op.Add => "+",
        Op.Subtract => "-",
        Op.Multiply => "*",
        Op.Divide => "/",
        Op.And => "&",
        Op.Or => "|",
        Op.ExclusiveOr => "^",
        Op.ShiftLeft => "<<",
        Op.ShiftRight => ">>",
        _ => null,
    };

    /// <summary>The method of the vector class, or null.</summary>
    public static string? Method(Op op) => op switch
    {
        Op.SquareRoot => "Sqrt",
        Op.FusedMultiplyAdd => "FusedMultiplyAdd",
        Op.Absolute => "Abs",
        Op.Minimum => "Min",
        Op.Maximum => "Max",
        Op.Floor => "Floor",
        Op.Less => "LessThan",
        Op.LessOrEqual => "LessThanOrEqual",
        Op.Greater => "GreaterThan",
        Op.GreaterOrEqual => "GreaterThanOrEqual",
        Op.Equal => "Equals",
        _ => null,
    };

    public static bool IsComparison(Op op) =>
        op is Op.Less or Op.LessOrEqual or Op.Greater or Op.GreaterOrEqual or Op.Equal or Op.NotEqual;

    /// <summary>The type of one lane. A bool is a mask with the lanes of the kernel's real type.</summary>
    /// <exception cref="LoweringException">Lanes of another width would not line up.</exception>
    public static string Lane(IrType type, IrType real)
    {
        bool wide = real == IrType.Float64;
        return type switch
        {
            IrType.Bool => real.Keyword(),
            IrType.Float32 or IrType.Int32 when !wide => type.Keyword(),
            IrType.Float64 or IrType.Int64 when wide => type.Keyword(),
            _ => throw new LoweringException($"a {type.Keyword()} that differs from weight to weight does not fit a loop over {real.Keyword()}"),
        };
    }

    /// <summary>The suffix of <c>As...</c> and <c>ConvertTo...</c> methods.</summary>
    public static string Suffix(string lane) => lane switch { "float" => "Single", "double" => "Double", "int" => "Int32", _ => "Int64" };
}
