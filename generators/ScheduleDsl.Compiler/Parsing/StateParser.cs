using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Reads a rule's state fields. Like <see cref="HyperParser"/> it needs no body.</summary>
public static class StateParser
{
    /// <summary>The well-declared states, in the order of the source; what is wrong with others is reported.</summary>
    public static EquatableArray<State> Parse(INamedTypeSymbol type, IFindings findings)
    {
        List<State> states = [];
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>())
        {
            if (field.Attribute(DslNames.State) is { } attribute && Parse(type, field, attribute, findings) is { } state)
                states.Add(state);
        }
        return states.ToEquatableArray();
    }

    /// <summary>The getters and methods that say whether states exist; bool hypers need none.</summary>
    internal static IEnumerable<IMethodSymbol> Conditions(INamedTypeSymbol type) =>
        from field in type.GetMembers().OfType<IFieldSymbol>()
        let name = field.Attribute(DslNames.State)?.Named("When")?.Value as string
        where name is not null
        let condition = Condition(type, name)
        where condition is not null
        select condition;

    private static State? Parse(INamedTypeSymbol type, IFieldSymbol field, AttributeData attribute, IFindings findings)
    {
        if (field.Type.SpecialType != SpecialType.System_Single)
        {
            if (field.Type.TypeKind != TypeKind.Error)
                findings.Report(FindingKind.StateType, field.Location(), field.Name, field.Type.ToDisplayString());
            return null;
        }
        string? problem = field.IsConst ? "const" : field.IsStatic ? "static" : field.IsReadOnly ? "readonly"
            : HasInitializer(field) ? "initialized here: say [State(Initial = ...)]" : null;
        if (problem is not null)
            findings.Report(FindingKind.StateField, field.Location(), field.Name, problem);
        return new State(field.Name, IrType.Float32, StateSpace.Element, Initial(type, field, attribute, findings), When(type, field, attribute, findings));
    }

    private static Expression Initial(INamedTypeSymbol type, IFieldSymbol field, AttributeData attribute, IFindings findings)
    {
        if (attribute.Named("InitialFrom")?.Value is string name)
        {
            if (Hyper(type, name) is { Type: var hyperType } && hyperType.Is(DslNames.Scalar))
                return new HyperReference(IrType.Float64, name);
            findings.Report(FindingKind.UnknownInitialFrom, attribute.LocationOr(field), name, type.Name);
        }
        // A double in the attribute keeps its digits: the rule may be widened to double.
        return new Literal(IrType.Float32, attribute.Named("Initial")?.Value is double value ? Numbers.Text(value) : "0");
    }

    private static Expression? When(INamedTypeSymbol type, IFieldSymbol field, AttributeData attribute, IFindings findings)
    {
        if (attribute.Named("When")?.Value is not string name)
            return null;
        if (Hyper(type, name) is { Type.SpecialType: SpecialType.System_Boolean })
            return new HyperReference(IrType.Bool, name);
        if (Condition(type, name) is { } condition)
            return new Invocation(IrType.Bool, FunctionIds.Of(condition), EquatableArray<Expression>.Empty);
        findings.Report(FindingKind.UnknownWhen, attribute.LocationOr(field), name, type.Name);
        return null;
    }

    private static IPropertySymbol? Hyper(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault(p => p.Attribute(DslNames.Hyper) is not null);

    private static IMethodSymbol? Condition(INamedTypeSymbol type, string name) => type.GetMembers(name).FirstOrDefault() switch
    {
        IPropertySymbol { Type.SpecialType: SpecialType.System_Boolean, GetMethod: { } getter } property when property.Attribute(DslNames.Hyper) is null => getter,
        IMethodSymbol { ReturnType.SpecialType: SpecialType.System_Boolean, Parameters.Length: 0 } method => method,
        _ => null,
    };

    private static bool HasInitializer(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null });
}
