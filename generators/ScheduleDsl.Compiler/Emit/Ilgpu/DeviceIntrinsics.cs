using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Ilgpu;

/// <summary>Operations as calls that every device compiles to the same arithmetic.</summary>
internal static class DeviceIntrinsics
{
    /// <summary>Namespace of what kernels know.</summary>
    public const string Services = "global::ScheduleDsl.Ilgpu.CompilerServices.";

    private const string Math = Services + "DeviceMath.";

    /// <summary>How uniform code reads and fills the block of its thread.</summary>
    public static UniformDialect Uniform { get; } = new(
        static (type, slot) => type switch
        {
            IrType.Float32 => $"(float)uniforms[{slot}]",
            IrType.Float64 => $"uniforms[{slot}]",
            IrType.Bool => $"uniforms[{slot}] != 0",
            IrType.Int64 => $"uniforms.Long({slot})",
            _ => $"(int)uniforms[{slot}]",
        },
        static (_, slot, text) => $"uniforms.Set({slot}, {text});",
        Method);

    /// <summary>The method that computes an operation, or null where C# has an operator for it.</summary>
    public static string? Method(Op op, IrType type) => op switch
    {
        Op.SquareRoot => Math + "Sqrt",
        Op.FusedMultiplyAdd => Math + "FusedMultiplyAdd",
        Op.Absolute => Math + "Abs",
        Op.Minimum => Math + "Min",
        Op.Maximum => Math + "Max",
        Op.Floor => Math + "Floor",
        Op.Reinterpret => Math + (type is IrType.Int32 or IrType.Int64 ? "Bits" : "FromBits"),
        Op.Remainder when type.IsFloat() => Services + "DeviceRemainder.Of",
        _ => ScalarIntrinsics.Method(op, type),
    };

    /// <summary>A slot as a loop reads it: of the words that are narrowed already, where they hold its type.</summary>
    public static string ReadInLoop(Value value, int slot, bool isFilledByRuntime) => value.Type switch
    {
        IrType.Float64 => $"uniforms[{slot}]",
        IrType.Int64 => $"uniforms.Long({slot})",
        IrType.Float32 => $"uniforms.Float({slot})",

        // The runtime knows numbers alone.
        IrType.Bool when isFilledByRuntime => $"uniforms.Float({slot}) != 0f",
        _ when isFilledByRuntime => Uniform.Read(value.Type, slot),
        IrType.Bool => $"uniforms.Int({slot}) != 0",
        _ => $"uniforms.Int({slot})",
    };
}
