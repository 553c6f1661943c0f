using System;
using System.Linq;
using ScheduleDsl.Conformance.Golden;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>What a recorded step consumed beside gradients.</summary>
/// <param name="Field">Its name in <c>extra_inputs</c>: a row for each step, or an object of rows by the number of the step, from 0.</param>
/// <param name="Input">The input of the rule: of each weight where rows are arrays, of the step where they are numbers.</param>
internal sealed record RecordedInput(string Field, string Input)
{
    /// <summary>What each weight of the file's one tensor is given, where a row has something else: from the tensor's shape and the row.</summary>
    public Func<int[], double[], double[]>? OfWeights { get; init; }

    /// <summary>The rows of a file, by step.</summary>
    public double[]?[] Of(GoldenFile file, int[] shape, int steps)
    {
        double[]?[] rows = file.Steps("extra_inputs", Field, steps);
        return OfWeights is null ? rows : [.. rows.Select(row => row is null ? null : OfWeights(shape, row))];
    }
}
