using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>The loops of a kernel by number. Variants that have a loop in common share it.</summary>
public sealed class LoopList
{
    private readonly Dictionary<Pass, int> numbers = [];
    private readonly List<(Pass Pass, List<Variant> Variants)> loops = [];

    public LoopList(Graph graph)
    {
        foreach (Variant variant in graph.Variants)
        {
            foreach (Pass pass in variant.AllPasses.Where(p => p.IsLoop))
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

    /// <summary>Each loop with the variants that run it.</summary>
    public IReadOnlyList<(Pass Pass, List<Variant> Variants)> All => loops;

    public int Number(Pass pass) => numbers[pass];
}
