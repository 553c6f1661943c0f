using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Analyzers.SettingsFiles;

/// <summary>Finds types by the names that the registry has for them: the class's own, with as much of its namespaces before it as tells it from others.</summary>
internal static class NamedTypes
{
    private const string Library = "ScheduleDsl";

    /// <summary>The types that a name may mean: one where it is known, none where it is not.</summary>
    /// <param name="compilation">The project.</param>
    /// <param name="name">The name.</param>
    /// <param name="isOne">Which types are asked for.</param>
    public static IReadOnlyList<INamedTypeSymbol> Find(Compilation compilation, string name, Func<INamedTypeSymbol, bool> isOne)
    {
        string last = name.Substring(name.LastIndexOf('.') + 1);
        INamedTypeSymbol[] all =
        [
            .. compilation.SourceModule.ReferencedAssemblySymbols.Where(UsesLibrary).Prepend(compilation.Assembly)
                .SelectMany(assembly => TypesIn(assembly.GlobalNamespace)).Where(type => type.Name.Equals(last, StringComparison.OrdinalIgnoreCase) && isOne(type)),
        ];

        // From the strictest reading of the name to the loosest; the first that finds anything decides.
        foreach (StringComparison comparison in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            INamedTypeSymbol[] found = [.. all.Where(type => type.FullName().Equals(name, comparison))];
            if (found.Length == 0)
                found = [.. all.Where(type => ("." + type.FullName()).EndsWith("." + name, comparison))];
            if (found.Length > 0)
                return found;
        }
        return [];
    }

    private static bool UsesLibrary(IAssemblySymbol assembly) =>
        assembly.Name == Library || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Library));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol scope) => scope.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(member => TypesIn(member).Concat(member is INamedTypeSymbol type ? [type] : []));
}
