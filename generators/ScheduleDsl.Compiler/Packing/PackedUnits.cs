using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Compiler.Packing;

/// <summary>The units that referenced assemblies carry.</summary>
public static class PackedUnits
{
    // Every rule of a project reads the same libraries, and metadata symbols outlive one compilation.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, Unit> Known = new();

    /// <summary>The unit in the type's <c>[CompiledIr]</c>; null where it has none, or none that can be read, which is reported.</summary>
    /// <param name="place">Where the type is used.</param>
    public static Unit? Read(INamedTypeSymbol type, IFindings findings, Location place)
    {
        if (Known.TryGetValue(type, out Unit? known))
            return known;
        if (type.Attribute(DslNames.CompiledIr) is not { ConstructorArguments: [{ Value: int version }, { Value: string text }] })
            return null;
        if (version != PackFormat.Version)
        {
            findings.Report(FindingKind.PackedVersion, place, type.FullName(),
                version.ToString(CultureInfo.InvariantCulture), PackFormat.Version.ToString(CultureInfo.InvariantCulture));
            return null;
        }
        try
        {
            Unit unit = UnitReader.Read(text);
            return Known.GetValue(type, _ => unit);
        }
        catch (PackedIrException error)
        {
            findings.Report(FindingKind.PackedCorrupt, place, type.FullName(), error.Message);
            return null;
        }
    }
}
