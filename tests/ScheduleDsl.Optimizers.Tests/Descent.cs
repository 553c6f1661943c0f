using System;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Weights and gradients of one tensor, and a run over them.</summary>
internal sealed class Descent : IDisposable
{
    private readonly ParameterTable table = new();
    private readonly OptimizerRun run;
    private readonly float[] all;
    private readonly float[] gradients;
    private readonly float[] inputs;
    private readonly int length;
    private readonly string[] scalarInputs;

    public Descent(OptimizerSettings settings, params float[] weights)
    {
        int[] shape = Shape(settings, weights.Length);
        // A square has more weights: the same again.
        all = [.. Enumerable.Range(0, shape.Aggregate(1, (count, size) => count * size)).Select(i => weights[i % weights.Length])];
        (gradients, inputs, length) = (new float[all.Length], new float[all.Length], weights.Length);
        table.Add("weights", all, gradients, shape);
        foreach (InputInfo input in CompiledRules.Of(settings).Inputs.Where(input => !input.IsScalar))
            table.SetInput("weights", input.Name, inputs);
        scalarInputs = [.. CompiledRules.Of(settings).Inputs.Where(input => input.IsScalar).Select(input => input.Name)];
        run = OptimizerRun.Create(table, settings, new RunOptions { Threads = 1 });
    }

    public float[] Weights => all[..length];

    public ReadOnlySpan<float> State(string name) => run.State("weights", name);

    /// <param name="gradient">Of a weight and its place.</param>
    /// <param name="input">What further inputs are; the gradient where null.</param>
    public void Step(Func<float, int, float> gradient, Func<float, int, float>? input = null)
    {
        for (int i = 0; i < all.Length; i++)
        {
            gradients[i] = gradient(all[i], i % length);
            inputs[i] = (input ?? gradient)(all[i], i % length);
        }

        // The loss of the parabola of width 1 that has this gradient.
        foreach (string name in scalarInputs)
            run.SetInput(name, gradients.Sum(g => 0.5 * g * g));
        run.Step();
    }

    public void Dispose()
    {
        run.Dispose();
        table.Dispose();
    }

    // A vector; for rules of matrices one row, one column or a square, whichever they take first.
    private static int[] Shape(OptimizerSettings settings, int length)
    {
        int least = CompiledRules.Of(settings).Ranks.Least, side = (int)Math.Ceiling(Math.Sqrt(length));
        int[][] shapes = least < 2 ? [[length]] : [[1, length], [length, 1], [side, side]];
        return shapes.FirstOrDefault(shape => Takes(settings, shape), shapes[0]);
    }

    private static bool Takes(OptimizerSettings settings, int[] shape)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("weights", shape));
        try
        {
            using OptimizerRun run = OptimizerRun.Create(table, settings);
            return true;
        }
        catch (ArgumentException e) when (e.Message.Contains("vectors of", StringComparison.Ordinal))
        {
            return false;
        }
    }
}
