using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Writes what a schedule's <c>At</c> refuses before it computes: steps without a value, settings that do not fit together.</summary>
internal static class ScheduleGuards
{
    private const string Checks = "global::ScheduleDsl.CompilerServices.ScheduleChecks";

    public static void Write(SourceWriter writer, Schedule schedule)
    {
        string name = CSharpText.String(schedule.Name);
        writer.Line($"if (step < 0) throw {Checks}.NegativeStep({name}, step);");
        foreach (Check check in schedule.Checks)
        {
            string numbers = string.Concat(check.Numbers.Select(n => ", " + Inline(n, schedule.Functions)));
            writer.Line($"if (!({Inline(check.Condition, schedule.Functions)})) throw {Checks}.Failed({name}, {CSharpText.String(check.Id)}, {CSharpText.String(check.Message)}{numbers});");
        }
        if (schedule is { End: CurveEnd.Throw, Length: { } length })
        {
            string end = Inline(length, schedule.Functions);
            writer.Line($"if ((double)step >= {end}) throw {Checks}.PastEnd({name}, step, {end});");
        }
    }

    /// <summary>A uniform expression over the schedule's properties, in one piece.</summary>
    public static string Inline(Expression expression, EquatableArray<Function> functions)
    {
        Graph graph = Lower.Uniform(expression, functions);
        return new Scalar.ScalarExpressionWriter(graph, _ => null, leaf => "this." + leaf.Text).Write(graph.Result);
    }
}
