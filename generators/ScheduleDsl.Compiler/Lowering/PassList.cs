using System;
using System.Collections.Generic;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering.Passes;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>The passes over a walked graph, in order.</summary>
public static class PassList
{
    public static IReadOnlyList<(string Name, Func<Graph, Graph> Run)> All { get; } =
    [
        // First, so that no later pass spends a slot or a register on what nobody reads.
        (nameof(RemoveDead), RemoveDead.Run),

        // Before hoisting: what is read from a slot depends on which pass a value lands in.
        (nameof(SplitPasses), SplitPasses.Run),

        // Behind the split, which says which loops read gradients.
        (nameof(PlaceGradientStores), PlaceGradientStores.Run),

        // Behind the last that moves stores.
        (nameof(KeepInCache), KeepInCache.Run),

        // Behind the last that changes what loops read.
        (nameof(ProductEpilogues), ProductEpilogues.Run),

        // Behind the epilogues, which save more.
        (nameof(ProductPrologues), ProductPrologues.Run),

        (nameof(HoistUniforms), HoistUniforms.Run),
    ];
}
