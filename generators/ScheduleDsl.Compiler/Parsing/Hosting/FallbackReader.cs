using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads which optimizer an optimizer names for the parameters that it is not for; a composed one names its rule's.</summary>
internal static class FallbackReader
{
    private static readonly (string Flag, string Role)[] Shared = [("SharesRate", "LearningRate"), ("SharesDecay", "WeightDecay")];

    /// <summary>The fallbacks, those first that hold under a condition; none that is no optimizer.</summary>
    public static EquatableArray<DeclaredFallback> Read(INamedTypeSymbol type, IFindings findings) =>
        Of(type).Select(attribute => Read(type, attribute, findings)).OfType<DeclaredFallback>().OrderBy(fallback => fallback.Condition.Length == 0).ToEquatableArray();

    private static DeclaredFallback? Read(INamedTypeSymbol type, AttributeData attribute, IFindings findings)
    {
        if (attribute.AttributeClass?.TypeArguments[0] is not INamedTypeSymbol optimizer)
            return null;
        Location location = attribute.LocationOr(type);
        if (optimizer.Attribute(DslNames.Optimizer) is null)
        {
            findings.Report(FindingKind.RecipeOptimizer, location, optimizer.Name);
            return null;
        }
        EquatableArray<Hyper> hypers = CompositionParser.HypersOf(optimizer), own = CompositionParser.HypersOf(type);
        List<HyperValue> values = [];
        foreach ((string flag, string role) in Shared)
        {
            if (attribute.Named(flag)?.Value is true && hypers.FirstOrDefault(h => h.Role == role) is { } theirs && own.FirstOrDefault(h => h.Role == role) is { } ours)
                values.Add(new HyperValue(theirs.Name, $"{DeclaredFallback.OwnName}.{CSharpText.Identifier(ours.Name)}"));
        }
        string text = attribute.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        foreach ((Hyper hyper, double value) in new SetParser(optimizer.Name, hypers, findings).Parse(text, location))
        {
            if (values.Any(v => v.Hyper == hyper.Name))
                findings.Report(FindingKind.HyperTwice, location, hyper.Name);
            else
                values.Add(new HyperValue(hyper.Name, RecipeParser.PropertyValue(hyper, value)));
        }
        return new DeclaredFallback(RecipeParser.SettingsOf(optimizer), values.ToEquatableArray(), RecipeParser.SettingsOf(type)) { Condition = Condition(type, attribute, own, location, findings) };
    }

    // A schedule has no one value to ask for, so it asks for options.
    private static string Condition(INamedTypeSymbol type, AttributeData attribute, EquatableArray<Hyper> own, Location location, IFindings findings)
    {
        if (attribute.Named("When")?.Value is not string name)
            return "";
        Hyper[] options = [.. own.Where(h => !h.CanFollowSchedule)];
        if (options.FirstOrDefault(h => h.Name == name) is { } option)
            return $"{DeclaredFallback.OwnName}.{CSharpText.Identifier(option.Name)} == {RecipeParser.PropertyValue(option, GuidelineReader.Number(attribute.Named("Is")?.Value))}";
        findings.Report(FindingKind.UnknownHyper, location, type.Name, name, string.Join(", ", options.Select(h => h.Name)));
        return "false";
    }

    private static IEnumerable<AttributeData> Of(INamedTypeSymbol type) => type.GenericAttributes(DslNames.Fallback).ToList() is { Count: > 0 } declared
        ? declared
        : CompositionParser.Parts(type).Take(1).SelectMany(rule => Of(rule.Type));
}
