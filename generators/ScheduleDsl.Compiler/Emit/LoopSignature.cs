using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>A parameter of a loop method.</summary>
/// <param name="Argument">What it is handed, in the words of <see cref="LoopSignature.Parameters"/>.</param>
internal sealed record LoopParameter(string Type, string Name, string Argument);

/// <summary>What the runtime hands to an arm's <c>Run</c>, and which part of it a loop takes.</summary>
internal static class LoopSignature
{
    /// <summary>The time of element 0 of a series.</summary>
    public const string First = "first";

    /// <summary>The parameters of <c>Run</c> behind the variant.</summary>
    public static string Parameters(Kernel kernel)
    {
        string real = kernel.Real.Keyword();
        return IsSeries(kernel)
            ? $"double {First}, {real}* values, nint count, double* uniforms"
            : $"{real}* parameters, {real}* gradients, void** states, nint count, double* uniforms";
    }

    /// <summary>What <c>Run</c> calls those parameters, in order.</summary>
    public static IReadOnlyList<LoopParameter> Of(Kernel kernel, IEnumerable<Operand> operands)
    {
        string real = kernel.Real.Keyword();
        IEnumerable<LoopParameter> time = IsSeries(kernel) ? [new("double", First, First)] : [];
        IEnumerable<LoopParameter> pointers = operands.Select(o => new LoopParameter(real + "*", o.Pointer, Argument(o.Tensor, real)));
        return [.. time, .. pointers, new("nint", "count", "count"), new("double*", "uniforms", "uniforms")];
    }

    /// <summary>Whether the loops run over successive times.</summary>
    public static bool IsSeries(Kernel kernel) => kernel.Tensors.Any(t => t.Role == TensorRole.Series);

    private static string Argument(Tensor tensor, string real) => tensor.Role switch
    {
        TensorRole.State => $"({real}*)states[{tensor.Place}]",
        TensorRole.Parameter => "parameters",
        TensorRole.Gradient => "gradients",
        _ => "values",
    };
}
