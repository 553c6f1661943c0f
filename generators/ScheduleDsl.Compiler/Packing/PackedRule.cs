using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>An optimizer of a referenced assembly, as its text says.</summary>
public sealed record PackedRule(string Name, Rule Rule)
{
    /// <summary>The optimizers of all assemblies that <c>[assembly: EmitDeviceKernels(typeof(T))]</c> names, in the order of their names.</summary>
    public static EquatableArray<PackedRule> Wanted(Compilation compilation, CancellationToken cancellation) =>
        Requests(compilation).SelectMany(wanted => Of(wanted, compilation, cancellation)).OrderBy(r => r.Name, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The attributes that name assemblies.</summary>
    public static IEnumerable<AttributeData> Requests(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == DslNames.EmitDeviceKernels);

    /// <summary>The optimizers of the assembly that an attribute names, other than the compilation's own.</summary>
    public static IReadOnlyList<PackedRule> Of(AttributeData wanted, Compilation compilation, CancellationToken cancellation)
    {
        List<PackedRule> found = [];
        // A type that is an error has no assembly; the C# compiler says so.
        if (wanted.ConstructorArguments is [{ Value: INamedTypeSymbol { ContainingAssembly: { } assembly } }] && !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly))
            Add(assembly.GlobalNamespace, found, cancellation);
        return found;
    }

    private static void Add(INamespaceOrTypeSymbol scope, List<PackedRule> found, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (INamespaceOrTypeSymbol member in scope.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type && PackedUnits.Read(type, NoFindings.Instance, Location.None) is Rule rule)
                found.Add(new PackedRule(rule.Name, rule));
            Add(member, found, cancellation);
        }
    }
}
