using System;
using ScheduleDsl.Benchmarks.Measuring;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Benchmarks.Schedules;

/// <summary>Steps of an optimizer over a single weight.</summary>
internal sealed class StepContender : Contender
{
    // Far below the end of every schedule's run: one that throws there could not go on.
    private const int StepsOfARun = 50_000;

    private readonly ParameterTable table = new();
    private readonly AdamWSettings settings;
    private OptimizerRun run;

    public StepContender(string name, AdamWSettings settings)
        : base(name, Role.Library)
    {
        this.settings = settings;
        table.Add("w", new float[1], new[] { 0.5f });
        run = Start();
    }

    public override void Run(int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            if (run.Steps == StepsOfARun)
            {
                run.Dispose();
                run = Start();
            }
            run.Step();
        }
    }

    public double AllocatedPerStep()
    {
        const int steps = 1_000;
        run.Dispose();
        run = Start();
        Run(1);
        long before = GC.GetTotalAllocatedBytes(precise: true);
        Run(steps);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)steps;
    }

    public override void Dispose()
    {
        run.Dispose();
        table.Dispose();
    }

    private OptimizerRun Start() => AdamW.For(table, settings, new RunOptions { Threads = 1 });
}
