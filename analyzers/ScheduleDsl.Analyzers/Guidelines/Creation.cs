using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>What an object initialiser gives to the properties of a new object: constants, new objects, or what nobody knows before the program runs.</summary>
internal sealed class Creation
{
    private Creation(IObjectCreationOperation operation)
    {
        Type = (INamedTypeSymbol)operation.Type!;
        Site = operation.Syntax.GetLocation();
        foreach (IOperation member in operation.Initializer?.Initializers ?? [])
        {
            if (member is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment)
                continue;
            Sites[property.Property.Name] = assignment.Syntax.GetLocation();
            IOperation value = Plain(assignment.Value);
            if (Number(value) is { } number)
                Numbers[property.Property.Name] = number;
            else if (Table(value) is { } table)
                Tables[property.Property.Name] = table;
            else if (Of(value) is { } inner)
                Objects[property.Property.Name] = inner;
            else
                Unknown.Add(property.Property.Name);
        }
    }

    public INamedTypeSymbol Type { get; }

    public Location Site { get; }

    public Dictionary<string, double> Numbers { get; } = [];

    public Dictionary<string, Creation> Objects { get; } = [];

    /// <summary>Entries of tables, where all of them are constants.</summary>
    public Dictionary<string, ImmutableArray<(double Time, double Value)>> Tables { get; } = [];

    public HashSet<string> Unknown { get; } = [];

    /// <summary>Where each property is given.</summary>
    public Dictionary<string, Location> Sites { get; } = [];

    /// <summary>The creation of an object without constructor arguments, or null.</summary>
    public static Creation? Of(IOperation operation) =>
        operation is IObjectCreationOperation { Type: INamedTypeSymbol, Arguments.Length: 0 } creation ? new Creation(creation) : null;

    // Numbers become slots and lengths, and schedules slots, by conversions of the library's.
    private static IOperation Plain(IOperation value)
    {
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
            value = conversion.Operand;
        return value;
    }

    // StepTable.Of(30, 60) and StepTable.Of((30, 0.1), (60, 0.01)).
    private static ImmutableArray<(double Time, double Value)>? Table(IOperation value)
    {
        if (value is not IInvocationOperation { TargetMethod: { Name: "Of", ContainingType.Name: "StepTable" }, Arguments: [{ Value: IArrayCreationOperation { Initializer: { } list } }] })
            return null;
        List<(double Time, double Value)> entries = [];
        foreach (IOperation element in list.ElementValues)
        {
            (double? Time, double? Value) entry = Plain(element) is ITupleOperation { Elements: [var time, var amount] }
                ? (Number(Plain(time)), Number(Plain(amount)))
                : (Number(Plain(element)), 1);
            if (entry is not ({ } at, { } number))
                return null;
            entries.Add((at, number));
        }
        return [.. entries];
    }

    private static double? Number(IOperation value) => value.ConstantValue is { HasValue: true, Value: { } constant }
        ? constant switch
        {
            double d => d,
            float f => f,
            int i => i,
            long l => l,
            bool b => b ? 1 : 0,
            _ => null,
        }
        : null;
}
