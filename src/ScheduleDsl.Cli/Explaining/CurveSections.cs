using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Cli.Explaining;

/// <summary>A schedule or a profile, from its bound body to what is evaluated.</summary>
internal static class CurveSections
{
    public static IReadOnlyList<Section> Of(Compiler.IR.Schedule schedule, IReadOnlyCollection<string> arms)
    {
        PassSections passes = new();
        Graph graph = Lower.Uniform(schedule.Body, schedule.Functions, passes.Watch);
        SourceWriter code = new();
        using (code.Block("public override double AtTime(double time)"))
            ScheduleBody.Write(code, schedule);
        return
        [
            new(SectionKind.Unlowered, "", "As bound", UnitPrinter.Print(schedule)),
            .. passes.Sections,
            RangeTable.Of(graph, schedule.Properties),
            new(SectionKind.Code, "", "Emitted C#", code.ToString()),
            SeriesSection.Code(schedule, arms),
            Cost(graph, "update"),
            SeriesSection.Cost(schedule),
        ];
    }

    /// <summary>A profile is lowered as the schedules that use it see it: over a time between 0 and 1, and its settings.</summary>
    public static IReadOnlyList<Section> Of(Profile profile)
    {
        string time = profile.Value.Parameters[0].Name;
        Hyper[] inputs = [new(time, IrType.Float64, null, "0", new Bounds(0, null, 1, null), "None"), .. profile.Settings];
        Function value = profile.Value with { IsPublic = false };
        Expression read = new Invocation(value.Result, value.Id,
            inputs.Select(i => (Expression)new HyperReference(i.Type, i.Name)).ToEquatableArray());
        PassSections passes = new();
        Graph graph = Lower.Uniform(new Block(EquatableArray.Of<Statement>(new Return(read))), profile.Functions.Prepend(value), passes.Watch);
        return
        [
            new(SectionKind.Unlowered, "", "As bound", UnitPrinter.Print(profile)),
            .. passes.Sections,
            RangeTable.Of(graph, inputs),
            Cost(graph, "reading"),
        ];
    }

    private static Section Cost(Graph graph, string occasion)
    {
        int calls = graph.Values.Count(v => v.Op == Op.Call);
        int operations = graph.Values.Count(v => v.Operands.Count > 0) - calls;
        string text = $"{operations} operations and {calls} calls of functions, in double; a closed form of the step, no state\n";
        return new Section(SectionKind.Cost, "", $"Cost of one {occasion}", text);
    }
}
