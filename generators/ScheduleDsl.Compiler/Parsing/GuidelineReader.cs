using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Reads what optimizers declare for guidelines. It asks symbols only, so types of other assemblies answer like those of the project.</summary>
public static class GuidelineReader
{
    /// <summary>Traits and limits of an optimizer: of a composed one those of its parts.</summary>
    public static DeclaredAdvice Read(INamedTypeSymbol type)
    {
        List<ComposedType> parts = [.. CompositionParser.Parts(type)];
        IReadOnlyList<Hyper> hypers = CompositionParser.HypersOf(type);

        // Who stands nearest to the user knows best: the class itself, what was attached, the rule.
        List<IEnumerable<DeclaredLimit>> sources = [Limits(type, "", hypers), .. parts.Skip(1).Concat(parts.Take(1)).Select(p => Limits(p.Type, p.Prefix, hypers))];
        List<DeclaredLimit> limits = [];
        foreach (IEnumerable<DeclaredLimit> source in sources)
        {
            HashSet<string> settled = [.. limits.Select(l => l.Hyper)];
            limits.AddRange(source.Where(l => !settled.Contains(l.Hyper)));
        }
        int traits = (parts.Select(p => p.Type).Prepend(type).Aggregate(0, (all, part) => all | Declared(part)) & ~StepOrder.Declared) | StepOrder.Traits(parts.Skip(1).Select(p => p.Type));
        return traits == 0 && limits.Count == 0 ? DeclaredAdvice.None : new DeclaredAdvice(traits, limits.ToEquatableArray());
    }

    /// <summary>What a schedule's author says of its settings.</summary>
    public static IEnumerable<DeclaredLimit> OfSchedule(INamedTypeSymbol type, IEnumerable<Hyper> settings) => Attributes(type)
        .Select(a => (Attribute: a, Setting: a.ConstructorArguments switch
        {
            [{ Value: string name }] => settings.FirstOrDefault(s => s.Name == name),
            [{ Kind: TypedConstantKind.Enum } role] => settings.FirstOrDefault(s => s.Role == HyperParser.Role(role)),
            _ => null,
        })).Where(l => l.Setting is not null).Select(l => Limit(l.Attribute, l.Setting!.Name));

    /// <summary>Reports guidelines about settings that a schedule does not have.</summary>
    internal static void CheckSchedule(INamedTypeSymbol type, IEnumerable<Hyper> settings, IFindings findings)
    {
        foreach (AttributeData attribute in Attributes(type))
        {
            foreach (string name in NamesIn(attribute).Where(name => settings.All(s => s.Name != name)))
                findings.Report(FindingKind.UnknownHyper, attribute.LocationOr(type), type.Name, name, string.Join(", ", settings.Select(s => s.Name)));
        }
    }

    /// <summary>Reports guidelines about hyperparameters that the class does not have.</summary>
    internal static void Check(INamedTypeSymbol type, IFindings findings)
    {
        IReadOnlyList<Hyper> hypers = CompositionParser.HypersOf(type);
        foreach (AttributeData attribute in Attributes(type))
        {
            foreach (string name in NamesIn(attribute).Where(name => hypers.All(h => h.Name != name)))
                findings.Report(FindingKind.UnknownHyper, attribute.LocationOr(type), type.Name, name, string.Join(", ", hypers.Select(h => h.Name)));
        }
    }

    private static IEnumerable<string> NamesIn(AttributeData attribute)
    {
        if (attribute.ConstructorArguments is [{ Value: string name }])
            yield return name;
        if (attribute.Named("When")?.Value is string when)
            yield return when;
    }

    /// <summary>The traits that a type declares of itself.</summary>
    internal static int Declared(INamedTypeSymbol type) =>
        (type.Attribute(DslNames.Optimizer) ?? type.Attribute(DslNames.Modifier))?.Named("Traits")?.Value as int? ?? 0;

    private static IEnumerable<DeclaredLimit> Limits(INamedTypeSymbol type, string prefix, IReadOnlyList<Hyper> hypers)
    {
        foreach (AttributeData attribute in Attributes(type))
        {
            if (NameOf(type, prefix, attribute, hypers) is { } name)
                yield return Limit(attribute, name, prefix);
        }
    }

    private static DeclaredLimit Limit(AttributeData attribute, string name, string prefix = "")
    {
        return new DeclaredLimit(
            name, Bound("Min", double.NegativeInfinity), Bound("Above", double.NegativeInfinity), Bound("Max", double.PositiveInfinity), Bound("Below", double.PositiveInfinity),
            attribute.Named("Tier")?.Value as int? ?? 1, Text("Because"), Text("Source"),
            Text("When") is { Length: > 0 } when ? prefix + when : "", Number(attribute.Named("Is")?.Value));

        double Bound(string of, double none) => attribute.Named(of)?.Value as double? ?? none;
        string Text(string of) => attribute.Named(of)?.Value as string ?? "";
    }

    /// <summary>What an attribute's option is as a number.</summary>
    internal static double Number(object? value) => value is bool flag ? (flag ? 1 : 0) : value is IConvertible number ? number.ToDouble(CultureInfo.InvariantCulture) : 0;

    private static IEnumerable<AttributeData> Attributes(INamedTypeSymbol type) => type.GetAttributes().Where(a => a.AttributeClass.Is(DslNames.Guideline));

    // A hyperparameter that a modifier reads of its rule has the rule's name.
    private static string? NameOf(INamedTypeSymbol type, string prefix, AttributeData attribute, IReadOnlyList<Hyper> hypers) => attribute.ConstructorArguments switch
    {
        [{ Value: string name }] => CompositionParser.HypersOf(type).FirstOrDefault(h => h.Name == name) is not { } own ? null
            : own.IsOfRule ? hypers.FirstOrDefault(h => h.Role == own.Role)?.Name
            : prefix + name,
        [{ Kind: TypedConstantKind.Enum } role] => hypers.FirstOrDefault(h => h.Role == HyperParser.Role(role))?.Name,
        _ => null,
    };
}
