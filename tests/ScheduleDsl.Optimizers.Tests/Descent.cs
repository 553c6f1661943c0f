using System;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Weights and gradients of one tensor, and a run over them.</summary>
internal sealed class Descent : IDisposable
{
    private readonly ParameterTable table = new();
    private readonly OptimizerRun run;
    private readonly float[] inputs;
    private readonly string[] scalarInputs;

    public Descent(OptimizerSettings settings, params float[] weights)
    {
        (Weights, Gradients) = (weights, new float[weights.Length]);
        // A vector, or for rules of matrices one row.
        table.Add("weights", Weights, Gradients, [.. Enumerable.Repeat(1, Math.Max(CompiledRules.Of(settings).Ranks.Least - 1, 0)), weights.Length]);
        inputs = new float[weights.Length];
        foreach (InputInfo input in CompiledRules.Of(settings).Inputs.Where(input => !input.IsScalar))
            table.SetInput("weights", input.Name, inputs);
        scalarInputs = [.. CompiledRules.Of(settings).Inputs.Where(input => input.IsScalar).Select(input => input.Name)];
        run = OptimizerRun.Create(table, settings, new RunOptions { Threads = 1 });
    }

    public float[] Weights { get; }

    public float[] Gradients { get; }

    public ReadOnlySpan<float> State(string name) => run.State("weights", name);

    /// <param name="gradient">Of a weight and its place.</param>
    /// <param name="input">What further inputs are; the gradient where null.</param>
    public void Step(Func<float, int, float> gradient, Func<float, int, float>? input = null)
    {
        for (int i = 0; i < Weights.Length; i++)
        {
            Gradients[i] = gradient(Weights[i], i);
            inputs[i] = (input ?? gradient)(Weights[i], i);
        }

        // The loss of the parabola of width 1 that has this gradient.
        foreach (string name in scalarInputs)
            run.SetInput(name, Gradients.Sum(g => 0.5 * g * g));
        run.Step();
    }

    public void Dispose()
    {
        run.Dispose();
        table.Dispose();
    }
}
