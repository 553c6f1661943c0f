using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads creations from code: object initialisers, <c>with</c>, and further curves of a schedule that is made so.</summary>
internal sealed class CreationReader(WrittenValues values)
{
    /// <summary>What an operation makes; null where it makes nothing, or by arguments of a constructor.</summary>
    public Creation? Of(IOperation operation)
    {
        switch (operation)
        {
            case IObjectCreationOperation { Type: INamedTypeSymbol type, Arguments.Length: 0 } creation:
                Creation made = new(type, creation.Syntax.GetLocation());
                Read(creation.Initializer, made);
                return made;
            case IWithOperation { Type: INamedTypeSymbol type } with:
                // Nothing is known of what a method is handed, but for what is changed here.
                Creation changed = Of(values.Of(with.Operand))?.From(with.Syntax.GetLocation()) ?? new Creation(type, with.Syntax.GetLocation()) { IsPartial = true };
                Read(with.Initializer, changed);
                return changed;
            case IPropertyReferenceOperation { Instance: { } owner, Property: var curve } when curve.Type.Is("ScheduleDsl.Schedule"):
                return Of(values.Of(owner))?.From(operation.Syntax.GetLocation(), curve.Name);
            default:
                return null;
        }
    }

    private void Read(IObjectOrCollectionInitializerOperation? initializer, Creation made)
    {
        foreach (IOperation member in initializer?.Initializers ?? [])
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var property } } assignment)
                continue;
            Location at = assignment.Syntax.GetLocation();
            IOperation written = WrittenValues.Plain(assignment.Value), value = values.Of(written);
            if (values.Number(written) is { } number)
                made.Give(property, at, number);
            else if (Table(value) is { } table)
                made.Give(property, at, table);
            else if (Of(value) is { } inner)
                made.Give(property, at, value == written ? inner : inner.From(at));
            else
                made.GiveUnknown(property, at);
        }
    }

    // StepTable.Of(30, 60) and StepTable.Of((30, 0.1), (60, 0.01)).
    private ImmutableArray<(double Time, double Value)>? Table(IOperation value)
    {
        if (value is not IInvocationOperation { TargetMethod: { Name: "Of", ContainingType.Name: "StepTable" }, Arguments: [{ Value: IArrayCreationOperation { Initializer: { } list } }] })
            return null;
        List<(double Time, double Value)> entries = [];
        foreach (IOperation element in list.ElementValues)
        {
            (double? Time, double? Value) entry = WrittenValues.Plain(element) is ITupleOperation { Elements: [var time, var amount] }
                ? (values.Number(time), values.Number(amount))
                : (values.Number(element), 1);
            if (entry is not ({ } at, { } number))
                return null;
            entries.Add((at, number));
        }
        return [.. entries];
    }
}
