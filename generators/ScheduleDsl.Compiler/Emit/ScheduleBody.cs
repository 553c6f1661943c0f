using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>Writes the statements that compute a schedule's value at the <c>double time</c> in scope, over its settings.</summary>
public static class ScheduleBody
{
    /// <param name="owner">The expression of the object whose settings are read.</param>
    public static void Write(SourceWriter writer, Schedule schedule, string owner = ScheduleLeaf.This)
    {
        Graph graph = Lower.Uniform(schedule.Body, schedule.Functions);
        new UniformWriter(graph, [graph.Result], writer, ScheduleLeaf.Of(owner), [ScheduleLeaf.Time, owner], UniformDialect.Host).Return(graph.Result);
    }
}
