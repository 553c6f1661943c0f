using System.Globalization;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Cli.Types;

/// <summary>What a type costs, or how long it is, in a few words.</summary>
internal static class CostText
{
    public static string Of(DslType type) => type.Kind switch
    {
        DslKind.Optimizer => Of(Lower.Rule(type.Unit<Rule>(), IrType.Float32)),
        DslKind.Modifier => "stage " + type.Unit<Modifier>().Stage,
        DslKind.Schedule => Length(Registry.FindSchedule(type.FullName).Create()),
        DslKind.Recipe => Of(type.Recipe()),
        DslKind.Profile => "on [0, 1]",
        _ => Count(type.Unit<FunctionLibrary>().Functions.Count(f => f.IsPublic), "function"),
    };

    /// <summary>Such as "12-20 B moved, 0-4 B state": settings decide what a rule touches.</summary>
    private static string Of(Kernel kernel)
    {
        CostRange cost = CostRange.Of(kernel);
        return $"{cost.Text(c => c.Bytes)} B moved, {cost.Text(c => c.StateBytes)} B state";
    }

    private static string Length(Schedule schedule) => schedule.Length switch
    {
        null => "no end",
        0 => "any length",
        { } length => Count(length, "update"),
    };

    private static string Of(Recipe recipe) =>
        $"{RuleNames.ShortName(recipe.Settings.Rule)}, {Count(recipe.Steps, "update")}";

    private static string Count(long count, string what) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}{(count == 1 ? "" : "s")}";
}
