using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>What to say about the platform's functions that are no primitives: their last bits differ between machines.</summary>
internal static class MathFunctions
{
    public static (FindingKind Kind, string[] Arguments)? Finding(IMethodSymbol method, INamedTypeSymbol owner)
    {
        string type = method.ContainingType.FullName();
        if (type is not ("System.Math" or "System.MathF" or "System.BitConverter" or "float" or "double" or "int" or "long"))
            return null;
        string name = $"{method.ContainingType.Name}.{method.Name}";
        return Language(owner)?.GetMembers(method.Name).Any(m => m is IMethodSymbol other && HasParametersOf(method, other)) == true
            ? (FindingKind.UseLanguageFunction, [name, $"{DslNames.Language}.{method.Name}"])
            : (FindingKind.FunctionNotInLanguage, [name]);
    }

    /// <summary>Whether the rule language has a function of that name.</summary>
    public static bool IsInLanguage(string name, INamedTypeSymbol owner) => Language(owner)?.GetMembers(name).Any(m => m is IMethodSymbol) == true;

    // A name alone is no advice: a power of doubles does not help where the values are floats.
    private static bool HasParametersOf(IMethodSymbol method, IMethodSymbol other) =>
        method.Parameters.Select(p => p.Type.SpecialType).SequenceEqual(other.Parameters.Select(p => p.Type.SpecialType));

    private static INamedTypeSymbol? Language(INamedTypeSymbol owner) =>
        owner.ContainingAssembly.GetTypeByMetadataName(DslNames.Language)
        ?? owner.ContainingModule.ReferencedAssemblySymbols
            .Select(a => a.GetTypeByMetadataName(DslNames.Language)).FirstOrDefault(t => t is not null);
}
