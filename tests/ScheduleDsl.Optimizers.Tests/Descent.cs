using System;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Weights and gradients of one tensor, and a run over them.</summary>
internal sealed class Descent : IDisposable
{
    private readonly ParameterTable table = new();
    private readonly OptimizerRun run;

    public Descent(OptimizerSettings settings, params float[] weights)
    {
        (Weights, Gradients) = (weights, new float[weights.Length]);
        table.Add("weights", Weights, Gradients);
        // The gradient itself is what comes nearest to every further input: a sampled gradient, a product with the Hessian.
        foreach (InputInfo input in CompiledRules.Of(settings).Inputs.Where(input => !input.IsScalar))
            table.SetInput("weights", input.Name, Gradients);
        run = OptimizerRun.Create(table, settings, new RunOptions { Threads = 1 });
    }

    public float[] Weights { get; }

    public float[] Gradients { get; }

    public ReadOnlySpan<float> State(string name) => run.State("weights", name);

    public void Step(Func<float, int, float> gradient)
    {
        for (int i = 0; i < Weights.Length; i++)
            Gradients[i] = gradient(Weights[i], i);
        run.Step();
    }

    public void Dispose()
    {
        run.Dispose();
        table.Dispose();
    }
}
