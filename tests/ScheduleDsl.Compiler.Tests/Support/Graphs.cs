using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Support;

/// <summary>Lowers source text, checking the graph after every pass.</summary>
internal static class Graphs
{
    public static Kernel Lowered(string update, string members = "", IrType real = IrType.Float32) =>
        Verified(Rules.Of(update, members), real);

    public static Kernel Verified(Rule rule, IrType real = IrType.Float32) => Lower.Rule(rule, real, (pass, graph) =>
    {
        // Passes exist only once they are formed, so the walk's own result has stores but nothing to run.
        string wrong = string.Join("\n", GraphVerifier.Check(graph));
        Assert.True(wrong.Length == 0, $"after {pass}: {wrong}\n{GraphPrinter.Print(graph)}");
    });

    /// <summary>The operations of one variant's passes, in order.</summary>
    public static Op[] Operations(Kernel kernel, int variant = 0) =>
        [.. kernel.Graph.Variants[variant].Passes.SelectMany(p => p.Loads.Select(l => l.Value).Concat(p.Values)).Select(v => kernel.Graph.Values[v].Op)];

    public static Value Stored(Kernel kernel, string target, int variant = 0) =>
        kernel.Graph.Values[kernel.Graph.Variants[variant].Stores.Single(s => s.Target == target).Value];
}
