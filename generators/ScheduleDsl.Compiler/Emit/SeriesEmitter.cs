using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Uniform;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit;

/// <summary>
/// Writes what a generated schedule's <c>Fill</c> runs: a prologue over the settings, and a loop over successive times for each vector
/// width. One value at a time is <c>AtTime</c>, so there is no scalar loop.
/// </summary>
public static class SeriesEmitter
{
    // A loop is compiled for each vector width and variant; much larger ones the just-in-time compiler leaves unoptimised.
    private const int MostOperations = 1_000;

    /// <summary>The arms that loops are written for.</summary>
    public static IReadOnlyList<string> Arms { get; } = [.. Backends.Vectors.Select(b => b.Arm)];

    /// <summary>
    /// The members of the class that derives from <c>Schedule</c>, or null where the body has no vector form: its values are
    /// then computed one at a time.
    /// </summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="arms">Names out of <see cref="Arms"/>.</param>
    /// <param name="obstacle">Why there is none.</param>
    /// <param name="owner">The expression of the object whose settings are read.</param>
    public static string? Write(Schedule schedule, IReadOnlyCollection<string> arms, out string obstacle, string owner = ScheduleLeaf.This)
    {
        try
        {
            obstacle = "";
            return Write(Lowered(schedule), arms, owner);
        }
        catch (LoweringException e)
        {
            obstacle = e.Message;
            return null;
        }
    }

    private static Kernel Lowered(Schedule schedule)
    {
        Kernel kernel = Lower.Series(schedule);
        int operations = kernel.Graph.Variants.Sum(v => v.Passes.Sum(p => p.Values.Count));
        if (operations > MostOperations)
            throw new LoweringException($"{operations} operations depend on the time, more than {MostOperations}");

        // The prologue computes what one side of a condition on the time reads, whether a time gets there or not.
        IReadOnlyList<bool> throwing = Throwing.Of(kernel.Graph, Throwing.IsIn(schedule.Functions));
        if (kernel.Graph.Slots.Any(s => throwing[s]))
            throw new LoweringException("a division of integers that may be by 0 depends on settings alone, and a time may never reach it");
        return kernel;
    }

    private static string Write(Kernel kernel, IReadOnlyCollection<string> arms, string owner)
    {
        SourceWriter writer = new();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override int SeriesUniforms => {kernel.Graph.Slots.Count};");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block("protected override int SeriesPrologue(global::System.Span<double> uniforms)"))
            PrologueWriter.Write(writer, kernel, ScheduleLeaf.Of(owner), [owner], UniformDialect.Host);
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Block($"protected override unsafe void SeriesRun(global::ScheduleDsl.Arm arm, int variant, {LoopSignature.Parameters(kernel)})"))
        using (writer.Block("switch (arm)"))
        {
            foreach (string arm in Arms)
                writer.Line($"case global::ScheduleDsl.Arm.{arm}: {LoopMethods.ClassName(kernel.Real, arm)}.Run(variant, {LoopSignature.First}, values, count, uniforms); break;");
            writer.Line("default: throw new global::System.ArgumentOutOfRangeException(nameof(arm));");
        }
        LoopMethods methods = new(kernel, Backends.Vectors);
        foreach (IBackend backend in Backends.Vectors)
        {
            // An arm that is not shown is written all the same: what has no vector form is found by writing it.
            SourceWriter target = arms.Contains(backend.Arm) ? writer.Line() : new SourceWriter();
            methods.Write(target, backend);
        }
        return writer.ToString();
    }
}
