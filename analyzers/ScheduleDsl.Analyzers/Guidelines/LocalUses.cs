using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>The locals of one member: where each is declared and named. Read once for all that is asked of the member.</summary>
internal sealed class LocalUses
{
    private static readonly ConditionalWeakTable<IOperation, LocalUses> Known = new();

    private readonly Dictionary<ISymbol, IVariableDeclaratorOperation> declarators = new(SymbolEqualityComparer.Default);
    private readonly ILookup<ISymbol, ILocalReferenceOperation> references;

    private LocalUses(IOperation root)
    {
        List<ILocalReferenceOperation> found = [];
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator)
                declarators[declarator.Symbol] = declarator;
            else if (operation is ILocalReferenceOperation reference)
                found.Add(reference);
        }

        references = found.ToLookup(reference => (ISymbol)reference.Local, SymbolEqualityComparer.Default);
    }

    /// <summary>Of the member that an operation stands in.</summary>
    public static LocalUses Around(IOperation operation)
    {
        while (operation.Parent is not null)
            operation = operation.Parent;
        return Known.GetValue(operation, root => new LocalUses(root));
    }

    public IEnumerable<ILocalReferenceOperation> ReferencesTo(ILocalSymbol local) => references[local];

    /// <summary>What a local is given where it is declared; null where it is given something else, too.</summary>
    public IOperation? InitialOf(ILocalSymbol local) => IsGivenOnce(local) && declarators.TryGetValue(local, out IVariableDeclaratorOperation? declarator)
        ? declarator.Initializer?.Value ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer?.Value
        : null;

    public bool IsGivenOnce(ILocalSymbol local) => !references[local].Any(IsChanged);

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
