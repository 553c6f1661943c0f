using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>
/// Writes the statements of <c>double At(long step)</c> over the schedule's properties: settings that do not fit together and
/// steps outside of the schedule are refused, then the value is computed.
/// </summary>
public static class ScheduleBody
{
    private const string Errors = "global::ScheduleDsl.CompilerServices.ScheduleChecks";

    public static void Write(SourceWriter writer, Schedule schedule)
    {
        string name = Quote(schedule.Name.Substring(schedule.Name.LastIndexOf('.') + 1));
        bool canBeUnsound = schedule.Checks.Count > 0;
        using (writer.Block("if (step < 0)"))
            writer.Line($"throw {Errors}.NegativeStep({name}, step);");
        if (canBeUnsound)
        {
            using (writer.Block("if (!FitsTogether())"))
                writer.Line("throw Misfit();");
        }
        if (schedule is { End: CurveEnd.Throw, Length: not null })
        {
            using (writer.Block("if (step >= End())"))
                writer.Line($"throw {Errors}.PastEnd({name}, step, End());");
        }
        Return(writer, schedule, schedule.Body);

        if (schedule is { End: CurveEnd.Throw, Length: { } length })
            Local(writer, schedule, "double End()", length);
        if (canBeUnsound)
            Checks(writer, schedule, name);
    }

    /// <summary>Writes the statements that compute the length in updates, a double; the schedule must have one.</summary>
    public static void WriteLength(SourceWriter writer, Schedule schedule) =>
        Return(writer, schedule, ToBody(schedule.Length!));

    // One condition on the way to a value; which check failed, and its numbers, are worked out only when one did.
    private static void Checks(SourceWriter writer, Schedule schedule, string name)
    {
        Expression all = schedule.Checks.Select(c => c.Condition)
            .Aggregate((x, y) => new Operation(IrType.Bool, Op.And, EquatableArray.Of(x, y)));
        Local(writer, schedule, "bool FitsTogether()", all);
        writer.Line();
        using (writer.Block("global::System.Exception Misfit()"))
        {
            for (int i = 0; i < schedule.Checks.Count; i++)
            {
                Check check = schedule.Checks[i];
                string[] numbers = [.. check.Numbers.Select((_, n) => $", Number{i}{(char)('A' + n)}()")];
                string failed = $"{Errors}.Failed({name}, {Quote(check.Id)}, {Quote(check.Message)}{string.Concat(numbers)})";
                if (i == schedule.Checks.Count - 1)
                    writer.Line($"return {failed};");
                else
                {
                    using (writer.Block($"if (!Check{i}())"))
                        writer.Line($"return {failed};");
                }
            }
            for (int i = 0; i < schedule.Checks.Count; i++)
            {
                if (i < schedule.Checks.Count - 1)
                    Local(writer, schedule, $"bool Check{i}()", schedule.Checks[i].Condition);
                for (int n = 0; n < schedule.Checks[i].Numbers.Count; n++)
                    Local(writer, schedule, $"double Number{i}{(char)('A' + n)}()", schedule.Checks[i].Numbers[n]);
            }
        }
    }

    private static void Local(SourceWriter writer, Schedule schedule, string signature, Expression value)
    {
        writer.Line();
        using (writer.Block(signature))
            Return(writer, schedule, ToBody(value));
    }

    private static void Return(SourceWriter writer, Schedule schedule, Block body)
    {
        Graph graph = Lower.Uniform(body, schedule.Functions);
        UniformWriter values = new(graph, [graph.Result], writer, v => v.Op == Op.Step ? "(double)step" : "this." + v.Text, ["step"]);
        values.Return(graph.Result);
    }

    private static Block ToBody(Expression value) => new(EquatableArray.Of<Statement>(new Return(value)));

    private static string Quote(string text) => Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(text, quote: true);
}
