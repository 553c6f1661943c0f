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

    /// <summary>The plan of a recipe: its initialiser has the last word.</summary>
    public PlanFacts OfRecipe(IObjectCreationOperation recipe)
    {
        ISimpleAssignmentOperation[] members = [.. (recipe.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>()];
        PlanFacts plan = Given("Plan") is { } whole ? Facts(whole) : Of(recipe.Arguments);
        return Given("Steps") is { } steps ? plan with { Steps = values.Number(steps) } : plan;

        IOperation? Given(string property) => members.FirstOrDefault(m => m.Target is IPropertyReferenceOperation target && target.Property.Name == property)?.Value;
    }

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
