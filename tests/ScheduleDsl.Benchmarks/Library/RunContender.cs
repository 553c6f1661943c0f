using System.Linq;
using ScheduleDsl.Benchmarks.Measuring;

namespace ScheduleDsl.Benchmarks.Library;

/// <summary>What a user calls: <c>run.Step()</c>, with everything that it does beside the loop.</summary>
internal sealed class RunContender : Contender
{
    private readonly ParameterTable table;
    private readonly OptimizerRun run;

    private RunContender(string name, Role role, ParameterTable table, RuleCase rule, RunOptions options)
        : base(name, role)
    {
        this.table = table;
        run = OptimizerRun.Create(table, rule.Settings, options);
    }

    /// <summary>Over one arena of the library's own: neighbours in memory.</summary>
    public static RunContender InArena(string name, Role role, RuleCase rule, Size size, Buffers buffers, RunOptions options)
    {
        ParameterTable table = ParameterTable.CreateArena(
            ElementType.Float32, [.. Enumerable.Range(0, size.Tensors).Select(i => ($"w{i}", new[] { size.Length }))]);
        Fill(table, buffers);
        return new RunContender(name, role, table, rule, options);
    }

    /// <summary>Over managed arrays, two for each tensor.</summary>
    public static RunContender InArrays(string name, Role role, RuleCase rule, Size size, Buffers buffers, RunOptions options)
    {
        ParameterTable table = new();
        for (int i = 0; i < size.Tensors; i++)
            table.Add($"w{i}", new float[size.Length], new float[size.Length]);
        Fill(table, buffers);
        return new RunContender(name, role, table, rule, options);
    }

    /// <summary>Over the case's own weights and gradients; the states are the run's.</summary>
    public static unsafe RunContender Borrowing(string name, RuleCase rule, Buffers buffers, RunOptions options)
    {
        ParameterTable table = new();
        table.AddBorrowed("w", (nint)buffers.Parameters, (nint)buffers.Gradients, [buffers.Elements], ElementType.Float32);
        return new RunContender(name, Role.Library, table, rule, options);
    }

    public override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
            run.Step();
    }

    public override void Dispose()
    {
        run.Dispose();
        table.Dispose();
    }

    private static unsafe void Fill(ParameterTable table, Buffers buffers)
    {
        int offset = 0;
        foreach (Parameter parameter in table)
        {
            parameter.Values.Fill(1);
            new System.Span<float>(buffers.Gradients + offset, (int)parameter.Length).CopyTo(parameter.Gradients);
            offset += (int)parameter.Length;
        }
    }
}
