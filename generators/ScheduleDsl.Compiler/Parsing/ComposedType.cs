using System.Linq;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>A rule or modifier as an attribute of a composed class names it.</summary>
/// <param name="Settings">Other defaults as text.</param>
/// <param name="Prefix">What stands before the names of its hypers; empty for the rule.</param>
internal sealed record ComposedType(INamedTypeSymbol Type, AttributeData Attribute, string Settings, string Prefix)
{
    /// <summary>Null where the attribute names no type, which C# reports.</summary>
    public static ComposedType? Of(AttributeData attribute, bool isRule) =>
        attribute.AttributeClass?.TypeArguments.FirstOrDefault() is INamedTypeSymbol { TypeKind: not TypeKind.Error } type
            ? new ComposedType(
                type,
                attribute,
                attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "",
                isRule ? "" : attribute.Named("Name")?.Value as string ?? type.Name)
            : null;
}
