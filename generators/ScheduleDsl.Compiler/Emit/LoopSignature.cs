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

    /// <summary>The parameters of <c>Run</c> behind the loop's number.</summary>
    public static string Parameters(Kernel kernel) => IsSeries(kernel)
        ? $"double {First}, {kernel.Real.Keyword()}* values, nint count, double* uniforms"
        : "void** tensors, nint count, nint span, double* uniforms, double* partials";

    /// <summary>What a loop's method takes of those, in order.</summary>
    public static IReadOnlyList<LoopParameter> Of(Kernel kernel, Pass pass, IEnumerable<Operand> operands)
    {
        IEnumerable<LoopParameter> time = IsSeries(kernel) ? [new("double", First, First)] : [];
        IEnumerable<LoopParameter> pointers = operands.Select(o => new LoopParameter(o.Type + "*", o.Pointer, IsSeries(kernel) ? "values" : $"({o.Type}*)tensors[{kernel.Tensors.ToList().IndexOf(o.Tensor)}]"));
        IEnumerable<LoopParameter> span = pass.Span != LoopSpan.None ? [new("nint", "span", "span")] : [];
        IEnumerable<LoopParameter> partials = pass.HasPartials(kernel.Graph) ? [new("double*", "partials", "partials")] : [];
        return [.. time, .. pointers, new("nint", "count", "count"), .. span, new("double*", "uniforms", "uniforms"), .. partials];
    }

    /// <summary>Whether the loops run over successive times.</summary>
    public static bool IsSeries(Kernel kernel) => kernel.Tensors.Any(t => t.Role == TensorRole.Series);
}
