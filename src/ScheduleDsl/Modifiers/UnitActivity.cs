using System;

namespace ScheduleDsl.Modifiers;

/// <summary>How strongly each output unit of a linear layer answers to a batch: by this <see cref="MiguMask"/> says which of them learn.</summary>
/// <remarks><c>a_j = sum of |output_j|</c> over the batch's tokens, for the unit j.</remarks>
/// <example><code>
/// activity.Add(outputs);                                // tokens x units, for each part of the batch
/// activity.Fill(input);                                 // once for each batch, before the step: its unitActivity
/// activity.Clear();
/// </code></example>
public sealed class UnitActivity
{
    private readonly double[] sums;

    /// <param name="units">Rows of the layer's weight, at least 1.</param>
    public UnitActivity(int units)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        sums = new double[units];
    }

    /// <summary>The sums so far, one for each unit.</summary>
    public ReadOnlySpan<double> Sums => sums;

    /// <summary>Adds outputs of the layer.</summary>
    /// <param name="outputs">One number for each unit, of one token after another.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the number of units.</exception>
    public void Add(ReadOnlySpan<float> outputs)
    {
        if (outputs.Length % sums.Length != 0)
            throw new ArgumentException($"{outputs.Length} outputs are not those of whole tokens: the layer has {sums.Length} units.");
        for (int i = 0; i < outputs.Length; i++)
            sums[i % sums.Length] += Math.Abs(outputs[i]);
    }

    /// <summary>Writes the sum of each unit to all weights of its row: what a step takes as <c>unitActivity</c>.</summary>
    /// <param name="weights">One number for each weight, row after row.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the number of units.</exception>
    public void Fill(Span<float> weights)
    {
        if (weights.Length % sums.Length != 0)
            throw new ArgumentException($"{weights.Length} weights are not whole rows: the layer has {sums.Length} units.");
        int length = weights.Length / sums.Length;
        for (int unit = 0; unit < sums.Length; unit++)
            weights.Slice(unit * length, length).Fill((float)sums[unit]);
    }

    /// <summary>Forgets all outputs, for the next batch.</summary>
    public void Clear() => Array.Clear(sums);
}
