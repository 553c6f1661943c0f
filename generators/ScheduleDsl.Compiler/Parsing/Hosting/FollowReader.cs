using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Parsing.Schedules;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads what follows which schedule in a recipe; each schedule is made once, however many follow it.</summary>
internal sealed class FollowReader(INamedTypeSymbol recipe, SetParser set, IFindings findings)
{
    private readonly List<string> schedules = [];

    /// <summary>Global names of the schedules, in the order of their first use.</summary>
    public IReadOnlyList<string> Schedules => schedules;

    /// <summary>A hyperparameter with its schedule; null after reporting what is wrong.</summary>
    public HyperValue? Follow(AttributeData follow)
    {
        Location location = follow.LocationOr(recipe);
        if (follow.ConstructorArguments.Length != 2 || set.Find(NameIn(follow), location) is not { } hyper)
            return null;
        if (!hyper.CanFollowSchedule)
        {
            findings.Report(FindingKind.CannotFollow, location, hyper.Name, set.Optimizer, hyper.EnumType ?? hyper.Type.Keyword());
            return null;
        }
        return Curve(follow, location) is { } curve ? new HyperValue(hyper.Name, curve) : null;
    }

    /// <summary>A quantity with its schedule; null after reporting what is wrong.</summary>
    public HyperValue? Quantity(AttributeData quantity, IReadOnlyList<HyperValue> before)
    {
        Location location = quantity.LocationOr(recipe);
        if (quantity.ConstructorArguments.Length != 2)
            return null;
        string name = NameIn(quantity);
        string? problem = name.Length == 0 ? "a quantity has no name"
            : before.Any(q => q.Hyper == name) ? $"the quantity {name} follows two schedules"
            : set.Names.Contains(name) ? $"the quantity {name} has the name of a hyperparameter of {set.Optimizer}: say [Follow], or call it something else"
            : null;
        if (problem is not null)
        {
            findings.Report(FindingKind.QuantityName, location, problem);
            return null;
        }
        return Curve(quantity, location) is { } curve ? new HyperValue(name, curve) : null;
    }

    /// <summary>The schedule, or one of its further curves, as a C# expression.</summary>
    private string? Curve(AttributeData follow, Location location)
    {
        if (follow.ConstructorArguments[1].Value is not INamedTypeSymbol schedule || !ScheduleParser.IsSchedule(schedule))
        {
            findings.Report(FindingKind.NotASchedule, location, (follow.ConstructorArguments[1].Value as ITypeSymbol)?.Name ?? "null");
            return null;
        }
        string? curve = follow.Named("Curve")?.Value as string;
        if (curve is not null && !HasCurve(schedule, curve))
        {
            string[] curves = [.. Curves(schedule)];
            findings.Report(FindingKind.UnknownCurve, location, schedule.Name, curve, curves.Length > 0 ? string.Join(", ", curves) : "none beside its own");
            return null;
        }
        string name = schedule.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (!schedules.Contains(name))
            schedules.Add(name);
        string field = RecipeSource.ScheduleField(schedules.IndexOf(name));
        return curve is null ? field : $"{field}.NamedCurve({Emit.CSharpText.String(curve)})";
    }

    // In this project a curve is a method, of which the generator has not made the property yet; in a referenced one it is the property.
    private static bool HasCurve(INamedTypeSymbol schedule, string curve) =>
        Curves(schedule).Contains(curve) || schedule.GetMembers(curve).Any(m => m is IPropertySymbol { IsStatic: false, Type.Name: "Schedule" });

    private static IEnumerable<string> Curves(INamedTypeSymbol schedule)
    {
        const string define = "Define";
        return schedule.GetMembers().OfType<IMethodSymbol>()
            .Where(m => m.IsStatic && m.Name.Length > define.Length && m.Name.StartsWith(define, System.StringComparison.Ordinal) && m.ReturnType.Is("ScheduleDsl.Curve"))
            .Select(m => m.Name.Substring(define.Length));
    }

    private static string NameIn(AttributeData follow) => follow.ConstructorArguments[0].Value as string ?? "";
}
