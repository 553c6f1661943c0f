using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Cli.Measuring;

/// <summary>A rule over one tensor, and the loop that moves the same bytes, in turns.</summary>
internal sealed class RuleBench : IDisposable
{
    private const int Rounds = 9;
    private const int Columns = 1024;
    private const double LeastSeconds = 0.05;

    private readonly OptimizerSettings settings;
    private readonly ParameterTable table;
    private readonly CopyLoop copy;

    /// <exception cref="UserError">There is not enough memory.</exception>
    public RuleBench(OptimizerSettings settings, int length)
    {
        (this.settings, Length) = (settings, length);
        CompiledRule rule = CompiledRules.Of(settings);

        // Weights, gradients, inputs and states, and the arrays that are only moved.
        double bytes = (double)length * (sizeof(float) * (2 + rule.States.Count + rule.Inputs.Count) + rule.BytesPerElement);
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (bytes > available)
            throw new UserError(FormattableString.Invariant($"{length} weights take about {bytes / 1e9:0.0} GB, and there are {available / 1e9:0.0} GB: give fewer --elements."));

        // A matrix, for rules that see rows and columns.
        table = ParameterTable.CreateArena(ElementType.Float32, ("weights", length % Columns == 0 ? [length / Columns, Columns] : [length]));
        Fill(table["weights"].Values, 1);
        Fill(table["weights"].Gradients, 0.01f);
        foreach (InputInfo input in rule.Inputs.Where(i => !i.IsScalar))
        {
            float[] values = new float[length];
            Fill(values, 0.01f);
            table.SetInput("weights", input.Name, values);
        }
        using OptimizerRun run = Run(1);

        // The first step may be a variant of its own.
        run.Step();
        run.Step();
        VariantPlan plan = run.LastPlan("weights");
        Traffic = Traffic.Of(rule, plan);
        IReadOnlyList<TensorInfo> tensors = rule.Plan(ElementType.Float32).Tensors;
        Passes = plan.Steps.OfType<LoopStep>().Count(l => l.Space == StateSpace.Element)
            + plan.Steps.OfType<SelectStep>().Count(s => tensors[s.Source].Space == StateSpace.Element) * SelectStep.Reads;
        copy = new CopyLoop(Traffic, length);
    }

    public string Name => CompiledRules.Of(settings).ShortName();

    public int Length { get; }

    public int Passes { get; }

    /// <summary>What the rule moves under its settings.</summary>
    public Traffic Traffic { get; }

    /// <summary>Seconds of a step and of the loop that moves the same bytes: medians of rounds in which both take turns.</summary>
    public (double Step, double Copy) Measure(int threads)
    {
        using OptimizerRun run = Run(threads);
        Action step = () => run.Step(), move = () => copy.Run(threads);
        (int steps, int moves) = (Repetitions(step), Repetitions(move));
        List<double> ofSteps = [], ofMoves = [];
        for (int round = 0; round < Rounds; round++)
        {
            // Every other round the other way around: neither always follows the same neighbour.
            if (round % 2 == 0)
                ofSteps.Add(Time(step, steps));
            ofMoves.Add(Time(move, moves));
            if (round % 2 != 0)
                ofSteps.Add(Time(step, steps));
        }
        return (ofSteps.Order().ElementAt(Rounds / 2), ofMoves.Order().ElementAt(Rounds / 2));
    }

    public void Dispose()
    {
        copy.Dispose();
        table.Dispose();
    }

    private OptimizerRun Run(int threads)
    {
        OptimizerRun run = OptimizerRun.Create(table, settings, new RunOptions
        {
            Threads = threads,
            Outputs = CompiledRules.Of(settings).Outputs.ToDictionary(output => output, _ => ParameterTable.CreateArena(table.ElementType, [.. table.Select(p => (p.Name, p.Shape.ToArray()))])),
        });
        foreach (InputInfo input in CompiledRules.Of(settings).Inputs.Where(i => i is { IsScalar: true, IsOptional: false }))
            run.SetInput(input.Name, 1);
        return run;
    }

    // Also the warm-up.
    private static int Repetitions(Action action)
    {
        Time(action, 2);
        return (int)Math.Clamp(Math.Ceiling(LeastSeconds / Math.Max(Time(action, 1), 1e-9)), 1, 100_000);
    }

    private static double Time(Action action, int times)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < times; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / times;
    }

    private static void Fill(Span<float> values, float size)
    {
        Random random = new(1);
        foreach (ref float value in values)
            value = (random.NextSingle() - 0.5f) * size;
    }
}
