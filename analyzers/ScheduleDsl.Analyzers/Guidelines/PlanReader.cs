using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads the plan of a run that settings or a schedule are handed over together with: in <c>new Recipe(settings, plan)</c> and <c>settings.Check(plan)</c>.</summary>
internal sealed class PlanReader(WrittenValues values, CreationReader creations)
{
    private const string Recipe = "ScheduleDsl.Recipe";

    /// <param name="made">What makes a settings record, or a schedule.</param>
    public PlanFacts Of(IOperation made)
    {
        while (made.Parent is IConversionOperation outer)
            made = outer;
        return Given(made) is not { } given ? PlanFacts.Unknown
            : values.Number(given) is { } steps ? PlanFacts.Unknown with { Steps = steps, Accumulation = 1 }
            : creations.Of(values.Of(given)) is { } plan ? Facts(plan)
            : PlanFacts.Unknown;
    }

    // The argument that is the plan, or the number of updates.
    private static IOperation? Given(IOperation made)
    {
        switch (made.Parent)
        {
            case IArgumentOperation { Parent: IObjectCreationOperation recipe } when recipe.Type.Is(Recipe):
                bool isReplaced = recipe.Initializer?.Initializers.Any(i => i is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Plan" or "Steps" } }) == true;
                return isReplaced ? null : Plan(recipe.Arguments);
            case IInvocationOperation { TargetMethod.Name: "Check" } call when call.Instance == made:
                return Plan(call.Arguments);
            default:
                return null;
        }
    }

    private static IOperation? Plan(IEnumerable<IArgumentOperation> arguments) =>
        arguments.FirstOrDefault(a => a.ArgumentKind == ArgumentKind.Explicit && a.Parameter?.Name is "plan" or "steps")?.Value;

    private static PlanFacts Facts(Creation plan)
    {
        double? batch = Number("BatchSize", null), accumulation = Number("Accumulation", 1), items = Number("DatasetSize", null);
        return new PlanFacts(Number("Steps", null), batch, accumulation, items is { } all && batch is { } each && accumulation is { } times ? System.Math.Ceiling(all / (each * times)) : null);

        double? Number(string name, double? none) => plan.Unknown.Contains(name) || plan.IsPartial ? null : plan.Numbers.TryGetValue(name, out double value) ? value : none;
    }
}
