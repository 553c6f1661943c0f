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
        DslKind.Optimizer => Of(CostCard.Of(Lower.Rule(type.Unit<Rule>(), IrType.Float32))),
        DslKind.Schedule => Length(Registry.FindSchedule(type.FullName).Create()),
        DslKind.Recipe => Of(Registry.FindRecipe(type.FullName).Create()),
        DslKind.Profile => "on [0, 1]",
        _ => Count(type.Unit<FunctionLibrary>().Functions.Count(f => f.IsPublic), "function"),
    };

    /// <summary>Such as "20 B moved, 4 B state".</summary>
    private static string Of(CostCard cost)
    {
        string passes = cost.Passes == 1 ? "" : $"{cost.Passes} passes, ";
        return $"{passes}{cost.Bytes} B moved, {cost.StateBytes} B state";
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
