using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Reads the plan that settings or a schedule are handed to together with: in <c>new Recipe(settings, plan)</c> and <c>settings.Check(plan)</c>.</summary>
internal static class PlanReader
{
    private const string Recipe = "ScheduleDsl.Recipe";
    private const string Plan = "ScheduleDsl.Plan";

    /// <param name="creation">The creation of a settings record, or of a schedule.</param>
    public static PlanFacts Of(IObjectCreationOperation creation)
    {
        IOperation outer = creation;
        while (outer.Parent is IConversionOperation)
            outer = outer.Parent;
        IArgumentOperation[] beside = outer.Parent switch
        {
            IArgumentOperation { Parent: IObjectCreationOperation { Type: var type } recipe } when type.Is(Recipe) => [.. recipe.Arguments],
            IInvocationOperation { TargetMethod.Name: "Check" } call when call.Instance == outer => [.. call.Arguments],
            _ => [],
        };
        foreach (IArgumentOperation argument in beside.Where(a => a.ArgumentKind == ArgumentKind.Explicit))
        {
            IOperation value = argument.Value;
            while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
                value = conversion.Operand;
            if (value.ConstantValue is { HasValue: true, Value: (int or long) and var steps })
                return new PlanFacts(System.Convert.ToDouble(steps, System.Globalization.CultureInfo.InvariantCulture), null, null, null);
            if (value.Type.Is(Plan) && Creation.Of(value) is { Unknown.Count: 0 } plan)
                return Facts(plan);
        }
        return PlanFacts.Unknown;
    }

    private static PlanFacts Facts(Creation plan)
    {
        double? batch = Number("BatchSize"), data = Number("DatasetSize"), accumulation = Number("Accumulation") ?? 1;
        return new PlanFacts(Number("Steps"), batch, accumulation, System.Math.Ceiling(data / (batch * accumulation) ?? double.NaN) is > 0 and var perEpoch ? perEpoch : null);

        double? Number(string name) => plan.Numbers.TryGetValue(name, out double value) ? value : null;
    }
}
