using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Writes the statements that compute a schedule's value at the <c>double time</c> in scope, over its properties.</summary>
public static class ScheduleBody
{
    public static void Write(SourceWriter writer, Schedule schedule)
    {
        Graph graph = Lower.Uniform(schedule.Body, schedule.Functions);
        UniformWriter body = new(graph, [graph.Result], writer, v => v.Op == Op.Step ? "time" : ScheduleGuards.Property(v), ["time"]);
        body.Return(graph.Result);
    }
}
