using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads the plan that settings or a schedule are handed over together with: in <c>new Recipe(settings, plan)</c> and <c>settings.Check(plan)</c>.</summary>
internal sealed class PlanReader(WrittenValues values, CreationReader creations)
{
    /// <summary>The plan in the arguments of a call.</summary>
    public PlanFacts Of(IEnumerable<IArgumentOperation> arguments) =>
        Facts(arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter?.Name is "plan" or "steps")?.Value);

    /// <summary>The plan of a recipe: what its initialiser says, and those of its copies, has the last word.</summary>
    public PlanFacts OfRecipe(WrittenRecipe recipe) => recipe.Assignments.Aggregate(Of(recipe.Creation.Arguments), (plan, given) => WrittenRecipe.PropertyOf(given) switch
    {
        "Plan" => Facts(given.Value),
        "Steps" => plan with { Steps = values.Number(given.Value) },
        _ => plan,
    });

    private PlanFacts Facts(IOperation? given) => given is null ? PlanFacts.Unknown
        : values.Number(given) is { } steps ? PlanFacts.Unknown with { Steps = steps, Accumulation = 1 }
        : creations.Of(values.Of(given)) is { } plan ? Facts(plan)
        : PlanFacts.Unknown;

    private static PlanFacts Facts(Creation plan)
    {
        double? batch = Number("BatchSize", null), accumulation = Number("Accumulation", 1), items = Number("DatasetSize", null);
        return new PlanFacts(Number("Steps", null), batch, accumulation, items is { } all && batch is { } each && accumulation is { } times ? Math.Ceiling(all / (each * times)) : null)
        {
            Gathered = new Place("Accumulation", plan.SiteOf("Accumulation") ?? plan.Site),
        };

        double? Number(string name, double? none) => plan.Unknown.Contains(name) || plan.IsPartial ? null : plan.Numbers.TryGetValue(name, out double value) ? value : none;
    }
}
