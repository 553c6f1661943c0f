using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Finds what becomes of a value within the member that makes it: itself, and the locals that are given it once.</summary>
internal static class Uses
{
    // Locals for locals are followed so far; code that is not right yet may have circles.
    private const int Depth = 8;

    /// <summary>The value where it is made and wherever a local stands for it, conversions included.</summary>
    public static IEnumerable<IOperation> Of(IOperation made) => Of(made, Depth);

    /// <summary>What a local is given where it is declared; null where it is given something else, too.</summary>
    public static IOperation? InitialOf(ILocalReferenceOperation reference) => LocalUses.Around(reference).InitialOf(reference.Local);

    /// <summary>Whether nobody reaches into what a local stands for: it is only handed on.</summary>
    public static bool IsOnlyHandedOn(ILocalReferenceOperation reference) => LocalUses.Around(reference).ReferencesTo(reference.Local).All(other =>
        other.Parent is IArgumentOperation or IConversionOperation or IVariableInitializerOperation or IArrayInitializerOperation or ICollectionExpressionOperation
        || (other.Parent is ISimpleAssignmentOperation assignment && assignment.Value == other));

    private static IEnumerable<IOperation> Of(IOperation made, int depth)
    {
        while (made.Parent is IConversionOperation outer)
            made = outer;
        yield return made;
        if (depth == 0 || made.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            yield break;
        LocalUses locals = LocalUses.Around(made);
        if (!locals.IsGivenOnce(local))
            yield break;
        foreach (IOperation use in locals.ReferencesTo(local).SelectMany(reference => Of(reference, depth - 1)))
            yield return use;
    }
}
