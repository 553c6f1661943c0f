using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>What follows from the order of a composed optimizer's modifiers, by what each declares of itself.</summary>
internal static class StepOrder
{
    // Members of RuleTraits that modifiers declare: they are for this only, and not handed on.
    private const int Scales = 16, Gathers = 32, Checks = 64, Bounds = 128;

    // Members that are found here.
    private const int BoundsScaled = 2048, BoundsEachBatch = 4096, ScalesUnchecked = 8192;

    public const int Declared = Scales | Gathers | Checks | Bounds;

    /// <param name="modifiers">In the order of the source.</param>
    public static int Traits(IEnumerable<INamedTypeSymbol> modifiers)
    {
        List<int> order = [.. modifiers.OrderBy(Stage).Select(Of)];
        int found = 0;
        for (int i = 0; i < order.Count; i++)
        {
            if ((order[i] & Bounds) == 0)
                continue;
            found |= order.Skip(i + 1).Any(o => (o & Scales) != 0) ? BoundsScaled : 0;
            found |= order.Skip(i + 1).Any(o => (o & Gathers) != 0) ? BoundsEachBatch : 0;
        }
        return order.Any(o => (o & Scales) != 0) && order.All(o => (o & Checks) == 0) ? found | ScalesUnchecked : found;
    }

    private static int Of(INamedTypeSymbol modifier) => GuidelineReader.Declared(modifier)
        | (CompositionParser.HypersOf(modifier).Any(h => h.Role == "ClipLimit") ? Bounds : 0);

    private static int Stage(INamedTypeSymbol modifier) => modifier.Attribute(DslNames.Modifier)?.Named("Stage")?.Value as int? ?? 0;
}
