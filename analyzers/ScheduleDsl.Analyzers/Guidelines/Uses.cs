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

    private static IEnumerable<IOperation> Of(IOperation made, int depth)
    {
        while (made.Parent is IConversionOperation outer)
            made = outer;
        yield return made;
        if (depth == 0 || made.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            yield break;
        ILocalReferenceOperation[] references = [.. ReferencesTo(local, RootOf(made))];
        if (references.Any(IsChanged))
            yield break;
        foreach (IOperation use in references.SelectMany(reference => Of(reference, depth - 1)))
            yield return use;
    }

    /// <summary>What a local is given where it is declared; null where it is given something else, too.</summary>
    public static IOperation? InitialOf(ILocalReferenceOperation reference)
    {
        IOperation root = RootOf(reference);
        IVariableDeclaratorOperation? declarator = root.Descendants().OfType<IVariableDeclaratorOperation>().LastOrDefault(d => Is(d.Symbol, reference.Local));
        return ReferencesTo(reference.Local, root).Any(IsChanged) ? null
            : declarator?.Initializer?.Value ?? (declarator?.Parent as IVariableDeclarationOperation)?.Initializer?.Value;
    }

    /// <summary>Whether nobody reaches into what a local stands for: it is only handed on.</summary>
    public static bool IsOnlyHandedOn(ILocalReferenceOperation reference) => ReferencesTo(reference.Local, RootOf(reference)).All(other =>
        other.Parent is IArgumentOperation or IConversionOperation or IVariableInitializerOperation or IArrayInitializerOperation or ICollectionExpressionOperation
        || (other.Parent is ISimpleAssignmentOperation assignment && assignment.Value == other));

    private static IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local, IOperation root) =>
        root.Descendants().OfType<ILocalReferenceOperation>().Where(r => Is(r.Local, local));

    private static bool Is(ILocalSymbol one, ILocalSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is not null)
            operation = operation.Parent;
        return operation;
    }

    private static bool IsChanged(ILocalReferenceOperation reference)
    {
        IOperation inner = reference;
        while (inner.Parent is ITupleOperation outer)
            inner = outer;
        return inner.Parent is IAssignmentOperation assignment && assignment.Target == inner
            || inner.Parent is IIncrementOrDecrementOperation
            || inner.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }
            || inner.Parent is IAddressOfOperation
            || inner.Parent is IVariableInitializerOperation && reference.Local.RefKind == RefKind.None && inner.Parent.Parent is IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref };
    }
}
