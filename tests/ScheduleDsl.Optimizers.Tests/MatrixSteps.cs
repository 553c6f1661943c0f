using System;
using System.Linq;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>What optimizers do to one tensor, of weights that begin at 0.</summary>
internal static class MatrixSteps
{
    /// <summary>The negated weights after the steps of some gradients.</summary>
    public static float[] Of(OptimizerSettings settings, int[] shape, float[][] gradients, RunOptions? options = null)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", shape));
        using OptimizerRun run = OptimizerRun.Create(table, settings, options ?? new RunOptions());
        foreach (float[] gradient in gradients)
        {
            gradient.CopyTo(table["w"].Gradients);
            run.Step();
        }

        return [.. table["w"].Values.ToArray().Select(weight => 0 - weight)];
    }

    /// <summary>Matrices of numbers about 0.</summary>
    public static float[][] Random(int count, int rows, int columns, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, rows * columns)
            .Select(_ => (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)).ToArray())];
    }
}
