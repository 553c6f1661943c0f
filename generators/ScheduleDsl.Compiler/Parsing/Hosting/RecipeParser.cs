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

        SetParser set = new(optimizer.Name, HyperParser.Parse(optimizer, NoFindings.Instance), findings);
        long steps = Steps(type, recipe, findings, out int batch);
        List<HyperValue> values = [];
        foreach ((Hyper hyper, double value) in set.Parse(Text(recipe, "Set") ?? "", recipe.LocationOr(type)))
            values.Add(new HyperValue(hyper.Name, PropertyValue(hyper, value)));
        foreach (AttributeData follow in All(type, DslNames.Follow))
        {
            if (Follow(follow, type, optimizer, set, steps, findings) is { } followed)
                values.Add(followed);
        }
        return new RecipeDeclaration(
            declaration,
            SettingsOf(optimizer),
            Distinct(values, recipe.LocationOr(type), findings).ToEquatableArray(),
            steps,
            batch,
            All(type, DslNames.Group).Select(group => Group(group, type, set, findings)).ToEquatableArray());
    }

    private static long Steps(INamedTypeSymbol type, AttributeData recipe, IFindings findings, out int batch)
    {
        AttributeData? plan = type.Attribute(DslNames.Plan);
        Location location = (plan ?? recipe).LocationOr(type);
        long steps = plan?.Named("Steps")?.Value is long given ? given : 0;
        batch = plan?.Named("BatchSize")?.Value is int size ? size : 0;
        if (steps < 1)
            findings.Report(FindingKind.PlanSteps, location, type.Name, steps.ToString(CultureInfo.InvariantCulture));
        if (batch < 0)
            findings.Report(FindingKind.RecipeNumber, location, "BatchSize", type.Name, batch.ToString(CultureInfo.InvariantCulture), "at least 1, or left out");
        return steps;
    }

    private static HyperValue? Follow(
        AttributeData follow, INamedTypeSymbol type, INamedTypeSymbol optimizer, SetParser set, long steps, IFindings findings)
    {
        Location location = follow.LocationOr(type);
        if (follow.ConstructorArguments.Length != 2 || set.Find(follow.ConstructorArguments[0].Value as string ?? "", location) is not { } hyper)
            return null;
        if (!hyper.CanFollowSchedule)
        {
            findings.Report(FindingKind.CannotFollow, location, hyper.Name, optimizer.Name, hyper.EnumType ?? hyper.Type.Keyword());
            return null;
        }
        if (follow.ConstructorArguments[1].Value is not INamedTypeSymbol schedule || !ScheduleParser.IsSchedule(schedule))
        {
            findings.Report(FindingKind.NotASchedule, location, (follow.ConstructorArguments[1].Value as ITypeSymbol)?.Name ?? "null");
            return null;
        }
        string name = schedule.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        return new HyperValue(hyper.Name,
            $"global::ScheduleDsl.CompilerServices.PlannedSchedule.Over(new {name}(), {steps.ToString(CultureInfo.InvariantCulture)}L)");
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

    private static string PropertyValue(Hyper hyper, double value) => hyper switch
    {
        { EnumType: not null } => $"(global::{hyper.EnumType}){(int)value}",
        { Type: IrType.Bool } => value != 0 ? "true" : "false",
        { Type: IrType.Int32 } => ((int)value).ToString(CultureInfo.InvariantCulture),
        _ => CSharpText.Double(value),
    };

    // The settings record is generated, so it has no symbol where the optimizer is in this compilation.
    private static string SettingsOf(INamedTypeSymbol optimizer) =>
        optimizer.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat) + "Settings";

    private static IEnumerable<AttributeData> All(INamedTypeSymbol type, string attribute) =>
        type.GetAttributes().Where(a => a.AttributeClass.Is(attribute));

    private static string? Text(AttributeData attribute, string name) => attribute.Named(name)?.Value as string;
}
