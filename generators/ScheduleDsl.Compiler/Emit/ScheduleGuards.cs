using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>
/// Writes what a schedule's <c>At</c> refuses before it computes: steps without a value, settings that do not fit together.
/// One condition decides; which check failed, and its numbers, are worked out only when one did.
/// </summary>
internal static class ScheduleGuards
{
    private const string Errors = "global::ScheduleDsl.CompilerServices.ScheduleChecks";

    /// <summary>Writes the statements that stand before the value's.</summary>
    public static void Write(SourceWriter writer, Schedule schedule)
    {
        string name = CSharpText.String(schedule.Name);
        writer.Line($"if (!(time >= 0)) throw {Errors}.NegativeStep({name}, time);");
        if (schedule.Checks.Count > 0)
            writer.Line("if (!FitsTogether()) throw Misfit();");
        if (schedule is { End: CurveEnd.Throw, Length: { } length })
        {
            string end = Inline(length, schedule.Functions);
            writer.Line($"if (time >= {end}) throw {Errors}.PastEnd({name}, time, {end});");
        }
        writer.Line();
    }

    /// <summary>Writes the local functions that stand after the value's statements.</summary>
    public static void WriteFunctions(SourceWriter writer, Schedule schedule)
    {
        if (schedule.Checks.Count == 0)
            return;
        Expression all = schedule.Checks.Select(c => c.Condition)
            .Aggregate((x, y) => new Operation(IrType.Bool, Op.And, EquatableArray.Of(x, y)));
        writer.Line();
        using (writer.Block("bool FitsTogether()"))
        {
            Graph graph = Lower.Uniform(all, schedule.Functions);
            new UniformWriter(graph, [graph.Result], writer, Property, []).Return(graph.Result);
        }
        writer.Line();
        using (writer.Block("global::System.Exception Misfit()"))
        {
            List<string> failures = [.. schedule.Checks.Select(c => Failure(schedule, c))];
            for (int i = 0; i < failures.Count - 1; i++)
                writer.Line($"if (!({Inline(schedule.Checks[i].Condition, schedule.Functions)})) return {failures[i]};");
            writer.Line($"return {failures[failures.Count - 1]};");
        }
    }

    /// <summary>A uniform expression over the schedule's properties, in one piece.</summary>
    public static string Inline(Expression expression, EquatableArray<Function> functions)
    {
        Graph graph = Lower.Uniform(expression, functions);
        return new Scalar.ScalarExpressionWriter(graph, _ => null, Property).Write(graph.Result);
    }

    private static string Failure(Schedule schedule, Check check)
    {
        string numbers = string.Concat(check.Numbers.Select(n => ", " + Inline(n, schedule.Functions)));
        return $"{Errors}.Failed({CSharpText.String(schedule.Name)}, {CSharpText.String(check.Id)}, {CSharpText.String(check.Message)}{numbers})";
    }

    /// <summary>How generated code reads a setting: the field, as a property of a unit is no plain number; an enum is the whole number that bodies compute with.</summary>
    public static string Property(Value leaf) => (leaf.Type == IrType.Int32 ? "(int)this." : "this.") + CSharpText.Field(leaf.Text);
}
