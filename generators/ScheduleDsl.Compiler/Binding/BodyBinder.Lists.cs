using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <content>
/// States of several numbers. Each number is a state, so an index is known when it is bound: a loop whose counter takes part in one is
/// bound once for each trip.
/// </content>
internal sealed partial class BodyBinder
{
    // The counters of the loops around what is being bound, where each trip is bound for itself.
    private readonly Dictionary<ISymbol, int> trip = new(SymbolEqualityComparer.Default);

    private static bool IsListElement(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType: var type } } && StateLists.Is(type);

    private Expression? BindListElement(IPropertyReferenceOperation reference)
    {
        if (reference.Instance is not IFieldReferenceOperation list)
            return Unsupported(reference, "a copy of a list", "read and write the [State] field itself");
        if (!IsUsableState(list))
            return null;
        if (Bind(reference.Arguments[0].Value) is not { } bound)
            return null;
        int count = list.Field.Attribute(DslNames.State) is { } attribute ? StateLists.Count(attribute) : 0;
        if (count < 1)
            context.FailSilently(); // Said where the list is declared.
        else if (Index(bound) is not { } index)
            context.Report(FindingKind.StateList, reference.Syntax.GetLocation(), list.Field.Name, $"its index '{Quote(reference.Arguments[0].Value)}' is neither a constant nor the counter of a loop");
        else if (index < 0 || index >= count)
            context.Report(FindingKind.StateList, reference.Syntax.GetLocation(), list.Field.Name, $"it has {count} numbers, from 0 on, and none with index {index.ToString(CultureInfo.InvariantCulture)}");
        else
            return new StateReference(IrType.Float64, StateLists.NameOf(list.Field.Name, index));
        return null;
    }

    private static int? Index(Expression bound)
    {
        if (!IsConstant(bound))
            return null;
        try
        {
            return new Interpreter([]).Evaluate(bound, Scope.Empty) is { Type: IrType.Int32 } index ? (int)index.Integer : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }

    private static bool IsConstant(Expression expression) => expression switch
    {
        Literal => true,
        Operation operation => operation.Operands.All(IsConstant),
        _ => false,
    };

    private static bool IndexesLists(IForLoopOperation loop, ISymbol counter) => loop.Body.DescendantsAndSelf()
        .Where(IsListElement).SelectMany(element => element.DescendantsAndSelf())
        .Any(o => o is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, counter));

    /// <summary>Binds a loop's body for each value of its counter. What is wrong with one trip is usually wrong with all.</summary>
    private void BindTrips(IForLoopOperation loop, ISymbol counter, int from, int below, int increment, List<Statement> into)
    {
        bool failedBefore = context.Failed;
        for (int i = from; i < below && (failedBefore || !context.Failed); i += increment)
        {
            trip[counter] = i;
            BindStatement(loop.Body, into);
            if (failedBefore)
                break;
        }
        trip.Remove(counter);
    }
}
