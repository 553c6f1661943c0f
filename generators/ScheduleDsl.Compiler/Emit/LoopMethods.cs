using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>The frame that CPU backends share: one method for each loop, and the dispatch to them.</summary>
internal static class LoopMethods
{
    /// <summary>On every loop: tiered compilation would run the first steps of a long loop in slow code.</summary>
    public const string Optimized =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Name of the nested class with one precision's loops for one arm.</summary>
    public static string ClassName(IrType real, string arm) => real + arm;

    /// <summary>The same with its type parameters, as one such class calls another.</summary>
    public static string ClassOf(Kernel kernel, string arm) => ClassName(kernel.Real, arm) + MemoryTypes.Parameters(kernel);

    /// <summary>Name of a loop's method.</summary>
    public static string MethodName(int loop) => $"Loop{loop}";

    public static void Write(SourceWriter writer, Kernel kernel, string arm, Action<LoopPlan, int> body, Action<LoopPlan, int>? part = null)
    {
        using IDisposable type = writer.Block($"private static unsafe class {ClassOf(kernel, arm)}{MemoryTypes.Constraints(kernel)}");
        IReadOnlyList<(Pass Pass, List<Variant> Variants)> loops = new LoopList(kernel.Graph).All;
        LoopPlan[] plans = [.. loops.Select(l => new LoopPlan(kernel, l.Pass))];
        using (writer.Block($"internal static void Run(int loop, {LoopSignature.Parameters(kernel)})"))
        using (writer.Block("switch (loop)"))
        {
            for (int i = 0; i < plans.Length; i++)
                writer.Line($"case {i}: {MethodName(i)}({string.Join(", ", plans[i].Parameters.Select(p => p.Argument))}); break;");
            writer.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(loop));");
        }
        for (int i = 0; i < plans.Length; i++)
        {
            writer.Line();

            // Where several variants share a loop, no one's conditions are its own.
            if (loops[i].Variants.Count == 1)
            {
                foreach (Decision decision in loops[i].Variants[0].Decisions)
                    writer.Line("// " + DecisionText.Of(kernel.Graph, decision));
            }

            writer.Line(Optimized);
            using (writer.Block($"internal static void {MethodName(i)}({string.Join(", ", plans[i].Parameters.Select(p => $"{p.Type} {p.Name}"))})"))
                body(plans[i], i);
            if (!plans[i].IsPlain)
                part?.Invoke(plans[i], i);
        }
    }
}
