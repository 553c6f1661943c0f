using System;
using System.Collections.Generic;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

/// <summary>Projections that need the largest singular value: the files record where each step's power iteration starts.</summary>
internal abstract class PowerIterationAdapter(string optimizer, string projection) : LipschitzAdapter(optimizer, projection)
{
    protected sealed override IReadOnlyList<RecordedInput> Inputs { get; } = [new("power_iteration_start", "start") { OfWeights = AlongShorterSide }];

    // The built-ins start from sums along the longer side: a matrix whose first column, or row, is the start has it for sums.
    private static double[] AlongShorterSide(int[] shape, double[] start)
    {
        (int rows, int columns) = (shape[0], shape[1]);
        double[] weights = new double[rows * columns];
        for (int i = 0; i < Math.Min(rows, columns); i++)
            weights[rows < columns ? i * columns : i] = start[i];
        return weights;
    }
}
