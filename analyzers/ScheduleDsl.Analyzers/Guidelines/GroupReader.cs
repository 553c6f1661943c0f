using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads the parameter groups that a recipe, a route or the options of a run are given.</summary>
internal sealed class GroupReader(WrittenValues values, CreationReader creations)
{
    private const string ParameterGroup = "ScheduleDsl.ParameterGroup";

    /// <summary>The property that has them.</summary>
    public const string Property = "Groups";

    /// <summary>The groups in an initialiser, none where it has none.</summary>
    /// <param name="owner">What is made, with the initialiser.</param>
    /// <param name="areAll">Whether all that will be there is known.</param>
    public IReadOnlyList<WrittenGroup> Of(IObjectCreationOperation owner, out bool areAll) =>
        In(owner.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(a => a.Target is IPropertyReferenceOperation { Property.Name: Property })?.Value, out areAll);

    /// <summary>The groups in a list, none where there is no list.</summary>
    public IReadOnlyList<WrittenGroup> In(IOperation? given, out bool areAll)
    {
        areAll = true;
        if (given is null)
            return [];
        List<WrittenGroup> groups = [];
        foreach (IOperation? element in Elements(Inner(given)))
        {
            if (element is IObjectCreationOperation { Initializer: var members } made && made.Type.Is(ParameterGroup))
                groups.Add(Group(members, made.Syntax.GetLocation()));
            else
                areAll = false;
        }
        return groups;
    }

    // What can be changed later is read only where nobody can have.
    private IOperation? Inner(IOperation value)
    {
        value = WrittenValues.Plain(value);
        return value is ILocalReferenceOperation local ? (Uses.IsOnlyHandedOn(local) && Uses.InitialOf(local) is { } initial ? Inner(initial) : null) : value;
    }

    private IEnumerable<IOperation?> Elements(IOperation? list) => list switch
    {
        ICollectionExpressionOperation collection => collection.Elements.Select(e => e is ISpreadOperation ? null : Inner(e)),
        IArrayCreationOperation { Initializer: { } elements } => elements.ElementValues.Select(Inner),
        IObjectCreationOperation { Arguments.Length: 0, Initializer: { } added } => added.Initializers.Select(a => a is IInvocationOperation { Arguments: [var one] } ? Inner(one.Value) : null),
        _ => [null],
    };

    private WrittenGroup Group(IObjectOrCollectionInitializerOperation? members, Location site)
    {
        Dictionary<string, (double? Number, Creation? Schedule)> overrides = [];
        double? multiplier = 1;
        foreach (IOperation member in members?.Initializers ?? [])
        {
            switch (member)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "RateMultiplier" } } rate:
                    multiplier = values.Number(rate.Value);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Overrides" }, Value: var table } when WrittenValues.Plain(table) is IObjectCreationOperation made:
                    Read(made.Initializer, overrides);
                    break;
                case IMemberInitializerOperation { InitializedMember: IPropertyReferenceOperation { Property.Name: "Overrides" } } given:
                    Read(given.Initializer, overrides);
                    break;
            }
        }
        return new WrittenGroup(overrides, multiplier, site);
    }

    // { ["WeightDecay"] = 0 } and { { "WeightDecay", 0 } }.
    private void Read(IObjectOrCollectionInitializerOperation? entries, Dictionary<string, (double? Number, Creation? Schedule)> overrides)
    {
        foreach (IOperation entry in entries?.Initializers ?? [])
        {
            (IOperation? key, IOperation? value) = entry switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var name] }, Value: var given } => (name.Value, given),
                IInvocationOperation { Arguments: [var name, var given] } => (name.Value, given.Value),
                _ => (null, null),
            };
            if (key?.ConstantValue is not { HasValue: true, Value: string hyper } || value is null)
                continue;
            IOperation inner = values.Of(value);
            overrides[hyper] = values.Number(value) is { } number ? (number, null) : (null, creations.Of(inner));
        }
    }
}
