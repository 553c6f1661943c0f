using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>
/// Writes what a schedule refuses before it computes: times without a value, settings that do not fit together.
/// One condition decides; which check failed, and its numbers, are worked out only when one did.
/// </summary>
internal static class ScheduleGuards
{
    private const string Errors = "global::ScheduleDsl.CompilerServices.ScheduleChecks";

    /// <summary>The member that <c>AtTime</c> and <c>Fill</c> call first: it refuses the first time, from <c>first</c> to <c>last</c>, without a value.</summary>
    public const string Heading = "protected sealed override void RequireValues(double first, double last)";

    /// <summary>Writes its statements.</summary>
    /// <param name="owner">The expression of the object whose settings are read.</param>
    public static void Write(SourceWriter writer, Schedule schedule, string owner)
    {
        string name = CSharpText.String(schedule.Name);
        writer.Line($"if (!(first >= 0)) throw {Errors}.NegativeStep({name}, first);");
        if (schedule.Checks.Count > 0)
            writer.Line("if (!FitsTogether()) throw Misfit();");
        if (schedule is { End: CurveEnd.Throw, Length: { } length })
        {
            writer.Line($"double end = {Inline(length, schedule.Functions, owner)};");
            writer.Line($"if (last >= end) throw {Errors}.PastEnd({name}, first >= end ? first : global::System.Math.Ceiling(end), end);");
        }
        if (schedule.Checks.Count > 0)
            WriteFunctions(writer, schedule, owner);
    }

    private static void WriteFunctions(SourceWriter writer, Schedule schedule, string owner)
    {
        Expression all = schedule.Checks.Select(c => c.Condition)
            .Aggregate((x, y) => new Operation(IrType.Bool, Op.And, EquatableArray.Of(x, y)));
        writer.Line();
        using (writer.Block("bool FitsTogether()"))
        {
            Graph graph = Lower.Uniform(all, schedule.Functions);
            new UniformWriter(graph, [graph.Result], writer, ScheduleLeaf.Of(owner), ["first", "last", "end", owner], UniformDialect.Host).Return(graph.Result);
        }
        writer.Line();
        using (writer.Block("global::System.Exception Misfit()"))
        {
            List<string> failures = [.. schedule.Checks.Select(c => Failure(schedule, c, owner))];
            for (int i = 0; i < failures.Count - 1; i++)
                writer.Line($"if (!({Inline(schedule.Checks[i].Condition, schedule.Functions, owner)})) return {failures[i]};");
            writer.Line($"return {failures[failures.Count - 1]};");
        }
    }

    /// <summary>A uniform expression over the schedule's properties, in one piece.</summary>
    public static string Inline(Expression expression, EquatableArray<Function> functions, string owner)
    {
        Graph graph = Lower.Uniform(expression, functions);
        return new Scalar.ScalarExpressionWriter(graph, _ => null, ScheduleLeaf.Of(owner)).Write(graph.Result);
    }

    private static string Failure(Schedule schedule, Check check, string owner)
    {
        string numbers = string.Concat(check.Numbers.Select(n => ", " + Inline(n, schedule.Functions, owner)));
        return $"{Errors}.Failed({CSharpText.String(schedule.Name)}, {CSharpText.String(check.Id)}, {CSharpText.String(check.Message)}{numbers})";
    }
}
