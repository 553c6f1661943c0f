using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Parsing.Curves;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads the partial properties of a type that wait for their implementing part.</summary>
public static class PropertyReader
{
    /// <summary>Properties with the attribute, in the order of declaration.</summary>
    public static EquatableArray<DeclaredProperty> Read(INamedTypeSymbol type, string attribute) => type.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(property => property is { IsPartialDefinition: true, GetMethod: not null }
            && property.Attribute(attribute) is not null)
        .Select(Read)
        .ToEquatableArray();

    /// <summary>The settings of a schedule's methods that are enums.</summary>
    public static EquatableArray<DeclaredProperty> EnumSettings(INamedTypeSymbol type) => GeneralForm.MethodsOf(type)
        .SelectMany(m => m.Parameters)
        .Where(p => p.Type.TypeKind == TypeKind.Enum)
        .GroupBy(SettingReader.NameOf)
        .Select(g => new DeclaredProperty(
            g.Key, "public", g.First().Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), "get", "init", EnumNames((INamedTypeSymbol)g.First().Type)))
        .ToEquatableArray();

    /// <summary>A property of another class that one class gets as its own.</summary>
    /// <param name="name">Its name there.</param>
    public static DeclaredProperty Copied(IPropertySymbol property, string name) => new(
        name, "public", property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), "get", "init",
        property.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type ? EnumNames(type) : EquatableArray<string>.Empty)
    {
        Documented = $"{property.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}.{property.Name}",
    };

    private static DeclaredProperty Read(IPropertySymbol property) => new(
        property.Name,
        Modifiers(property),
        property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        Accessor(property, property.GetMethod!, "get"),
        property.SetMethod is { } setter ? Accessor(property, setter, setter.IsInitOnly ? "init" : "set") : null,
        property.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type ? EnumNames(type) : EquatableArray<string>.Empty);

    private static string Modifiers(IPropertySymbol property)
    {
        List<string> modifiers = [SyntaxFacts.GetText(property.DeclaredAccessibility)];
        if (property.IsRequired)
            modifiers.Add("required");
        if (property.IsSealed)
            modifiers.Add("sealed");
        if (property.IsVirtual)
            modifiers.Add("virtual");
        if (property.IsOverride)
            modifiers.Add("override");
        return string.Join(" ", modifiers);
    }

    private static string Accessor(IPropertySymbol property, IMethodSymbol accessor, string keyword) =>
        accessor.DeclaredAccessibility == property.DeclaredAccessibility
            ? keyword
            : SyntaxFacts.GetText(accessor.DeclaredAccessibility) + " " + keyword;

    // Generated tables are indexed by the enum's value, which therefore has to be small.
    private static EquatableArray<string> EnumNames(INamedTypeSymbol type)
    {
        const int most = 64;
        List<string> names = [];
        foreach (IFieldSymbol member in type.GetMembers().OfType<IFieldSymbol>().Where(f => f.HasConstantValue))
        {
            if (member.ConstantValue is not int value || value is < 0 or >= most)
                continue;
            while (names.Count <= value)
                names.Add("");
            if (names[value].Length == 0)
                names[value] = member.Name;
        }
        return names.ToEquatableArray();
    }
}
