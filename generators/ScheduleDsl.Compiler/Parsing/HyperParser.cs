using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Reads a rule's hyperparameters. It needs no body, so that the members generated from them exist even where a body is wrong.</summary>
public static class HyperParser
{
    /// <summary>The well-declared hypers, in the order of the source; what is wrong with others is reported.</summary>
    public static EquatableArray<Hyper> Parse(INamedTypeSymbol type, IFindings findings)
    {
        List<Hyper> hypers = [];
        foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (property.Attribute(DslNames.Hyper) is { } attribute && Parse(property, attribute, findings) is { } hyper)
                hypers.Add(hyper);
        }
        return hypers.ToEquatableArray();
    }

    private static Hyper? Parse(IPropertySymbol property, AttributeData attribute, IFindings findings)
    {
        if (property.IsStatic || !property.IsPartialDefinition || property.GetMethod is null || property.SetMethod is not { IsInitOnly: true })
            findings.Report(FindingKind.HyperNotPartial, property.Location(), property.Name, property.Type.Name);
        if (TypeOf(property.Type) is not { } type)
        {
            if (property.Type.TypeKind != TypeKind.Error)
                findings.Report(FindingKind.HyperType, property.Location(), property.Name, property.Type.ToDisplayString());
            return null;
        }
        string? enumType = property.Type.TypeKind == TypeKind.Enum ? property.Type.FullName() : null;
        Bounds bounds = BoundsOf(property, attribute, findings);
        string value = Default(property, type, attribute, bounds, findings);
        return new Hyper(property.Name, type, enumType, value, bounds, Role(attribute)) { IsOfRule = IsOfRule(property, type, attribute, findings) };
    }

    private static bool IsOfRule(IPropertySymbol property, IrType type, AttributeData attribute, IFindings findings)
    {
        if (attribute.Named("OfRule")?.Value is not true)
            return false;
        string? problem = property.ContainingType.Attribute(DslNames.Modifier) is null ? "only a modifier has a rule to read it of"
            : Role(attribute) == "None" ? "it needs a Role, by which the rule's hyperparameter is found"
            : type != IrType.Float64 ? "hyperparameters with a role are Scalars"
            : null;
        if (problem is not null)
            findings.Report(FindingKind.HyperOfRule, attribute.LocationOr(property), property.Name, problem);
        return problem is null;
    }

    private static IrType? TypeOf(ITypeSymbol type) =>
        type.Is(DslNames.Scalar) || type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32
            ? IrTypeOf.Symbol(type)
            : null;

    private static string Default(IPropertySymbol property, IrType type, AttributeData attribute, Bounds bounds, IFindings findings)
    {
        string none = type == IrType.Bool ? "false" : "0";
        if (attribute.ConstructorArguments.FirstOrDefault() is not { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum } constant)
            return none;
        bool isEnum = property.Type.TypeKind == TypeKind.Enum;
        bool fits = constant.Kind == TypedConstantKind.Enum == isEnum
            && (!isEnum || SymbolEqualityComparer.Default.Equals(constant.Type, property.Type))
            && constant.Value is bool == (type == IrType.Bool);
        if (!fits || Numbers.Literal(type, constant.Value) is not { } literal)
        {
            findings.Report(FindingKind.HyperDefault, attribute.LocationOr(property),
                constant.ToCSharpString(), property.Name, property.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
            return none;
        }
        if (type != IrType.Bool && !bounds.Contains(Convert.ToDouble(constant.Value, CultureInfo.InvariantCulture)))
            findings.Report(FindingKind.HyperDefaultOutOfRange, attribute.LocationOr(property), literal.Text, property.Name, Describe(bounds));
        return literal.Text;
    }

    internal static Bounds BoundsOf(ISymbol property, AttributeData attribute, IFindings findings)
    {
        return new Bounds(Bound("Min"), Bound("Above"), Bound("Max"), Bound("Below"));

        double? Bound(string name)
        {
            if (attribute.Named(name)?.Value is not double value || double.IsInfinity(value))
                return null;
            if (!double.IsNaN(value))
                return value;
            findings.Report(FindingKind.BoundNotANumber, attribute.LocationOr(property), name, property.Name);
            return null;
        }
    }

    internal static string Describe(Bounds bounds)
    {
        List<string> parts = [];
        Add("at least", bounds.Min);
        Add("above", bounds.Above);
        Add("at most", bounds.Max);
        Add("below", bounds.Below);
        return parts.Count == 0 ? "a number" : string.Join(", ", parts);

        void Add(string word, double? bound)
        {
            if (bound is { } number)
                parts.Add($"{word} {Numbers.Text(number)}");
        }
    }

    /// <summary>The member of <c>HyperRole</c> that an attribute names.</summary>
    internal static string Role(AttributeData attribute) => attribute.Named("Role") is { } role ? Role(role) : "None";

    /// <summary>The name of a member of <c>HyperRole</c>.</summary>
    internal static string Role(TypedConstant role) => role.Type is INamedTypeSymbol roles
        ? roles.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, role.Value))?.Name ?? "None"
        : "None";
}
