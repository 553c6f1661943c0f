using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering;

/// <summary>Gives a slot of the uniform block to every uniform value that a loop or later uniform code reads: it is computed once, outside the loops.</summary>
public static class HoistUniforms
{
    public static Graph Run(Graph graph) => graph with
    {
        Slots = graph.Variants.SelectMany(v => new UniformCode(graph, v).Slots).Distinct().OrderBy(s => s).ToEquatableArray(),
    };
}
