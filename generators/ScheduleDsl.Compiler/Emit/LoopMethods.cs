using System;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>The frame that CPU backends share: one method for each variant, and the dispatch to them.</summary>
internal static class LoopMethods
{
    /// <summary>Name of the nested class with one precision's loops for one arm.</summary>
    public static string ClassName(IrType real, string arm) => real + arm;

    public static void Write(SourceWriter writer, Kernel kernel, string arm, Action<LoopPlan, int> body)
    {
        using IDisposable type = writer.Block($"private static unsafe class {ClassName(kernel.Real, arm)}");
        LoopPlan[] plans = [.. kernel.Graph.Variants.Select(v => new LoopPlan(kernel, v, v.Passes[0]))];
        using (writer.Block($"internal static void Run(int variant, {LoopSignature.Parameters(kernel)})"))
        using (writer.Block("switch (variant)"))
        {
            for (int i = 0; i < plans.Length; i++)
                writer.Line($"case {i}: Step{i}({string.Join(", ", plans[i].Parameters.Select(p => p.Argument))}); break;");
            writer.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(variant));");
        }
        for (int i = 0; i < plans.Length; i++)
        {
            writer.Line();
            foreach (Decision decision in kernel.Graph.Variants[i].Decisions)
                writer.Line("// " + DecisionText.Of(kernel.Graph, decision));

            // Tiered compilation would run the first steps of a long loop in slow code.
            writer.Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]");
            using (writer.Block($"internal static void Step{i}({string.Join(", ", plans[i].Parameters.Select(p => $"{p.Type} {p.Name}"))})"))
                body(plans[i], i);
        }
    }
}
