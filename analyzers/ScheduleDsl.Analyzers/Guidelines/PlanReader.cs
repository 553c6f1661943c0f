using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads the plan of a run where the code hands it over together with the settings: <c>new Recipe(settings, plan)</c>.</summary>
internal sealed class PlanReader(WrittenValues values, CreationReader creations)
{
    private const string Recipe = "ScheduleDsl.Recipe";

    /// <param name="settings">What makes the settings record.</param>
    public PlanFacts Of(IOperation settings)
    {
        while (settings.Parent is IConversionOperation outer)
            settings = outer;
        if (settings.Parent is not IArgumentOperation { Parent: IObjectCreationOperation recipe } || !recipe.Type.Is(Recipe))
            return PlanFacts.Unknown;

        bool isReplaced = recipe.Initializer?.Initializers.Any(i => i is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Plan" or "Steps" } }) == true;
        if (isReplaced || recipe.Arguments.FirstOrDefault(a => a.Parameter?.Name is "plan" or "steps")?.Value is not { } given)
            return PlanFacts.Unknown;
        return values.Number(given) is { } steps ? PlanFacts.Unknown with { Steps = steps, Accumulation = 1 }
            : creations.Of(values.Of(given)) is { } plan ? Facts(plan)
            : PlanFacts.Unknown;
    }

    private static PlanFacts Facts(Creation plan)
    {
        double? batch = Number("BatchSize", null), accumulation = Number("Accumulation", 1), items = Number("DatasetSize", null);
        return new PlanFacts(Number("Steps", null), batch, accumulation, items is { } all && batch is { } each && accumulation is { } times ? System.Math.Ceiling(all / (each * times)) : null);

        double? Number(string name, double? none) => plan.Unknown.Contains(name) || plan.IsPartial ? null : plan.Numbers.TryGetValue(name, out double value) ? value : none;
    }
}
