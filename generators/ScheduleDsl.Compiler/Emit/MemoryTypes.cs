using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>
/// What the numbers of weights and gradients are in memory, beside loops that compute in float. Those are type parameters of the loops' class: the
/// just-in-time compiler makes the combinations that a program runs, each with its own loads and stores, and no other.
/// </summary>
internal static class MemoryTypes
{
    private const string Weight = "TWeight";
    private const string Gradient = "TGradient";
    private const string BFloat16 = "global::ScheduleDsl.BFloat16";

    /// <summary>The type parameters of a loops' class; none for loops that compute in double, or write values of times.</summary>
    public static string Parameters(Kernel kernel) => IsOpen(kernel) ? $"<{Weight}, {Gradient}>" : "";

    /// <summary>What is demanded of them.</summary>
    public static string Constraints(Kernel kernel) => IsOpen(kernel) ? $" where {Weight} : unmanaged where {Gradient} : unmanaged" : "";

    /// <summary>Each combination that a run may have: a member of <c>LoopMemory</c>, and the types in place of the parameters.</summary>
    public static IReadOnlyList<(string Memory, string Arguments)> Combinations(Kernel kernel) => IsOpen(kernel)
        ?
        [
            ("AsComputed", "<float, float>"), ("BFloat16Weights", $"<{BFloat16}, float>"), ("BFloat16Gradients", $"<float, {BFloat16}>"),
            ("BFloat16", $"<{BFloat16}, {BFloat16}>"),
        ]
        : [("AsComputed", "")];

    /// <summary>The type of a tensor's numbers in memory.</summary>
    public static string Of(Kernel kernel, Tensor tensor) => (IsOpen(kernel), tensor.Role) switch
    {
        (true, TensorRole.Parameter) => Weight,
        (true, TensorRole.Gradient) => Gradient,
        _ => kernel.Real.Keyword(),
    };

    /// <summary>Whether a type is one of the parameters.</summary>
    public static bool IsParameter(string type) => type is Weight or Gradient;

    private static bool IsOpen(Kernel kernel) => kernel.Real == IrType.Float32 && !LoopSignature.IsSeries(kernel);
}
