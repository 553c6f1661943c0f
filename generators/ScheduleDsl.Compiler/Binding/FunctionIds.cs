using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Ids of functions: full name and parameter types, such as <c>ScheduleDsl.Language.Pow(double,double)</c>.</summary>
public static class FunctionIds
{
    public static string Of(IMethodSymbol method)
    {
        // A property cannot share its name with a method, so its getter's id needs no mark.
        string name = method.AssociatedSymbol?.Name ?? method.Name;
        string parameters = string.Join(",", method.Parameters.Select(p => IrTypeOf.IdText(p.Type)));
        return $"{method.ContainingType.FullName()}.{name}({parameters})";
    }

    /// <summary>The id of the overload that a rule widened to double calls instead; the same id where no parameter is a float.</summary>
    public static string Widened(string id)
    {
        int open = id.IndexOf('(');
        string[] types = id.Substring(open + 1, id.Length - open - 2).Split(',');
        return $"{id.Substring(0, open)}({string.Join(",", types.Select(t => t == "float" ? "double" : t))})";
    }

    /// <summary>The method with that id among the type's own, or null.</summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, string name, string id) =>
        type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(m => string.Equals(Of(m), id, StringComparison.Ordinal));
}
