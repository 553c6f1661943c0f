using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing.Schedules;

namespace ScheduleDsl.Compiler.Parsing;

/// <summary>Judges the schedules of a recipe by its plan: a declaration that leaves its length or its data set open is complete only there.</summary>
internal static class FollowedSchedules
{
    // What the declaration alone decides is reported where the schedule stands.
    private static readonly FindingKind[] Settled = [FindingKind.ScheduleNumberOutOfRange, FindingKind.MarksNotRising, FindingKind.FractionsAboveOne];

    public static void Check(INamedTypeSymbol recipe, IBodies bodies, IFindings findings, CancellationToken cancellation)
    {
        if (PlanDeclaration.Read(recipe) is not { } plan || plan.Length(recipe.Name) is not { Kind: null, Steps: { } steps and > 0 })
            return;
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        foreach (AttributeData follow in recipe.GetAttributes().Where(a => a.AttributeClass.Is(DslNames.Follow) || a.AttributeClass.Is(DslNames.Quantity)))
        {
            if (follow.ConstructorArguments.ElementAtOrDefault(1).Value is not INamedTypeSymbol type || !ScheduleParser.IsSchedule(type) || !seen.Add(type))
                continue;
            Schedule? schedule = PackedUnits.Read(type, NoFindings.Instance, Location.None) as Schedule
                ?? ScheduleParser.Parse(type, bodies, NoFindings.Instance, cancellation);
            if (schedule is not null && Problem(schedule, plan, steps, recipe.Name) is { } problem)
                findings.Report(problem.Kind, follow.LocationOr(recipe), $"{type.Name}: {problem.Message}");
        }
    }

    private static (FindingKind Kind, string Message)? Problem(Schedule schedule, PlanDeclaration plan, long steps, string recipe)
    {
        // The length of a schedule that starts over is that of a cycle, which no plan sets.
        bool repeats = schedule.End == CurveEnd.Repeat;
        Dictionary<string, double> settings = plan.Numbers(steps)
            .Where(n => !(repeats && n.Key == nameof(PlanDeclaration.Steps))).ToDictionary(n => n.Key, n => n.Value);
        ScheduleReading reading = new(schedule, settings);
        try
        {
            foreach (Check check in schedule.Checks.Where(c => c.Condition is not Literal))
            {
                FindingKind? kind = FindingKind.All.FirstOrDefault(k => k.Id == check.Id && k.Message == "{0}" && !Settled.Contains(k));
                if (kind is not null && !reading.Satisfies(check))
                    return (kind, reading.Message(check));
            }
            return repeats && reading.Length > steps
                ? (FindingKind.RestartNeverFits, $"starts over after {Numbers.Text(reading.Length.Value)} updates, and the plan of {recipe} has {steps}: no restart fits")
                : null;
        }
        catch (EvaluationException)
        {
            return null;
        }
    }
}
