using System;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Uniform;

/// <summary>How uniform code is said where it runs: beside the CPU's loops or on a device.</summary>
/// <param name="Read">A slot of the uniform block in its own type.</param>
/// <param name="Write">A statement that fills a slot with the text of a value.</param>
/// <param name="Methods">The methods that compute what C# has no operator for.</param>
/// <param name="Functions">Methods that stand for the functions of the library, by their ids; null where those themselves are called.</param>
internal sealed record UniformDialect(Func<IrType, int, string> Read, Func<IrType, int, string, string> Write, Func<Op, IrType, string?> Methods,
    Func<string, string>? Functions = null)
{
    /// <summary>The block is a pointer to doubles: floats and 32-bit integers are exact in a double, a long goes by its bits.</summary>
    public static UniformDialect Host { get; } = new(ScalarKernelWriter.ReadSlot, static (type, slot, text) => $"uniforms[{slot}] = " + type switch
    {
        IrType.Bool => $"({text}) ? 1.0 : 0.0;",
        IrType.Int64 => $"global::System.BitConverter.Int64BitsToDouble({text});",
        _ => $"{text};",
    }, ScalarIntrinsics.Method);
}
