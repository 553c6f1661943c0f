using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing.Schedules;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads a <c>[Recipe]</c> class and checks it against the optimizer that it names.</summary>
public static class RecipeParser
{
    /// <summary>Returns null only where there is no optimizer or no place for members; other mistakes are reported and left out.</summary>
    public static RecipeDeclaration? Parse(INamedTypeSymbol type, IFindings findings, CancellationToken cancellation)
    {
        Declarations.RequirePartial(type, findings, cancellation);
        if (type.Attribute(DslNames.Recipe) is not { } recipe || TypeDeclarationReader.Read(type) is not { } declaration)
            return null;
        if (recipe.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol optimizer || optimizer.Attribute(DslNames.Optimizer) is null)
        {
            findings.Report(FindingKind.RecipeOptimizer, recipe.LocationOr(type), (recipe.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol)?.Name ?? "null");
            return null;
        }

        SetParser set = new(optimizer.Name, CompositionParser.HypersOf(optimizer), findings);
        RecipePlan plan = Plan(type, recipe, findings);
        FollowReader follows = new(type, set, findings);
        List<HyperValue> values = [];
        foreach ((Hyper hyper, double value) in set.Parse(Text(recipe, "Set") ?? "", recipe.LocationOr(type)))
            values.Add(new HyperValue(hyper.Name, PropertyValue(hyper, value)));
        foreach (AttributeData follow in All(type, DslNames.Follow))
        {
            if (follows.Follow(follow) is { } followed)
                values.Add(followed);
        }
        List<HyperValue> quantities = [];
        foreach (AttributeData quantity in All(type, DslNames.Quantity))
        {
            if (follows.Quantity(quantity, quantities) is { } followed)
                quantities.Add(followed);
        }
        return new RecipeDeclaration(
            declaration,
            SettingsOf(optimizer),
            Distinct(values, recipe.LocationOr(type), findings).ToEquatableArray(),
            quantities.ToEquatableArray(),
            follows.Schedules.ToEquatableArray(),
            plan,
            All(type, DslNames.Group).Select(group => Group(group, type, set, findings)).ToEquatableArray()) { Precision = PrecisionDeclaration.Read(type, findings) };
    }

    private static RecipePlan Plan(INamedTypeSymbol type, AttributeData recipe, IFindings findings)
    {
        PlanDeclaration? plan = PlanDeclaration.Read(type);
        Location location = (plan?.Source ?? recipe).LocationOr(type);
        (long? steps, FindingKind? kind, string problem) = plan?.Length(type.Name) ?? (null, null, "");
        if (kind is not null)
            findings.Report(kind, location, problem);
        else if (steps is not >= 1)
            findings.Report(FindingKind.PlanSteps, location, type.Name, (steps ?? 0).ToString(CultureInfo.InvariantCulture));
        if (plan is null)
            return new RecipePlan(0, 0, 1, 0, 0);
        Require(nameof(plan.BatchSize), plan.BatchSize, 0, "at least 1, or left out");
        Require(nameof(plan.Accumulation), plan.Accumulation, 1, "at least 1");
        Require(nameof(plan.DatasetSize), plan.DatasetSize, 0, "at least 1, or left out");
        Require(nameof(plan.SequenceLength), plan.SequenceLength, 0, "at least 1, or left out");
        return new RecipePlan(steps ?? 0, plan.BatchSize, plan.Accumulation, plan.DatasetSize, plan.SequenceLength);

        void Require(string name, long value, long least, string demand)
        {
            if (value < least)
                findings.Report(FindingKind.RecipeNumber, location, name, type.Name, value.ToString(CultureInfo.InvariantCulture), demand);
        }
    }

    private static RecipeGroup Group(AttributeData group, INamedTypeSymbol type, SetParser set, IFindings findings)
    {
        Location location = group.LocationOr(type);
        string name = group.ConstructorArguments.FirstOrDefault().Value as string ?? "";
        int minRank = group.Named("MinRank")?.Value is int min ? min : 0;
        int maxRank = group.Named("MaxRank")?.Value is int max ? max : -1;
        double multiplier = group.Named("RateMultiplier")?.Value is double rate ? rate : 1;
        if (Text(group, "Names") is null && minRank <= 0 && maxRank < 0)
            findings.Report(FindingKind.GroupSelectsNothing, location, name);
        if (!(multiplier >= 0) || double.IsInfinity(multiplier))
            findings.Report(FindingKind.RecipeNumber, location, "RateMultiplier", name, RangeText.Number(multiplier), "finite and at least 0");
        else if (multiplier != 1 && !set.HasRate)
            findings.Report(FindingKind.RecipeNumber, location, "RateMultiplier", name, RangeText.Number(multiplier),
                $"1, as no hyperparameter of '{set.Optimizer}' has Role = HyperRole.LearningRate");
        IEnumerable<HyperValue> overrides = set.Parse(Text(group, "Set") ?? "", location)
            .Select(v => new HyperValue(v.Hyper.Name, CSharpText.Double(v.Value)));
        return new RecipeGroup(
            name, Text(group, "Names"), minRank, maxRank, Distinct(overrides, location, findings).ToEquatableArray(), multiplier);
    }

    private static IReadOnlyList<HyperValue> Distinct(IEnumerable<HyperValue> values, Location location, IFindings findings)
    {
        List<HyperValue> distinct = [];
        foreach (HyperValue value in values)
        {
            if (distinct.Any(v => v.Hyper == value.Hyper))
                findings.Report(FindingKind.HyperTwice, location, value.Hyper);
            else
                distinct.Add(value);
        }
        return distinct;
    }

    internal static string PropertyValue(Hyper hyper, double value) => hyper switch
    {
        { EnumType: not null } => $"(global::{hyper.EnumType}){(int)value}",
        { Type: IrType.Bool } => value != 0 ? "true" : "false",
        { Type: IrType.Int32 } => ((int)value).ToString(CultureInfo.InvariantCulture),
        _ => CSharpText.Double(value),
    };

    // The settings record is generated, so it has no symbol where the optimizer is in this compilation.
    internal static string SettingsOf(INamedTypeSymbol optimizer) =>
        optimizer.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "Settings";

    private static IEnumerable<AttributeData> All(INamedTypeSymbol type, string attribute) =>
        type.GetAttributes().Where(a => a.AttributeClass.Is(attribute));

    private static string? Text(AttributeData attribute, string name) => attribute.Named(name)?.Value as string;
}
