using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>The loops of a kernel by number, those last that only tensors in cache take. Variants that have a loop in common share it.</summary>
public sealed class LoopList
{
    private readonly Dictionary<Pass, int> numbers = [];
    private readonly List<(Pass Pass, List<Variant> Variants)> loops = [];
    private readonly int general;

    public LoopList(Graph graph)
    {
        foreach (Variant variant in graph.Variants)
            Add(variant, variant.AllPasses);
        general = loops.Count;
        foreach (Variant variant in graph.Variants)
            Add(variant, variant.PassesInCache);
    }

    /// <summary>Each loop with the variants that run it.</summary>
    public IReadOnlyList<(Pass Pass, List<Variant> Variants)> All => loops;

    /// <summary>The loops for tensors of any size.</summary>
    public IEnumerable<(Pass Pass, List<Variant> Variants)> General => loops.Take(general);

    public int Number(Pass pass) => numbers[pass];

    private void Add(Variant variant, IEnumerable<Pass> passes)
    {
        foreach (Pass pass in passes.Where(p => p.IsLoop))
        {
            if (!numbers.TryGetValue(pass, out int number))
            {
                numbers.Add(pass, number = loops.Count);
                loops.Add((pass, []));
            }
            if (!loops[number].Variants.Contains(variant))
                loops[number].Variants.Add(variant);
        }
    }
}
