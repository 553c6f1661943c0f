using System;
using System.Globalization;
using System.Linq;

namespace ScheduleDsl.Modifiers;

/// <summary>How strongly each output unit of a linear layer answers to a batch, and which of them <see cref="MiguMask"/> lets learn.</summary>
/// <remarks><c>a_j = sum of |output_j|</c> over the batch's tokens; unit j is active where <c>a_j</c> is at least the given quantile of all of the layer, with linear interpolation.</remarks>
/// <example><code>
/// activity.Add(outputs);                                // tokens x units, for each part of the batch
/// activity.FillMask(mask, quantile: 0.7);               // once for each batch, before the step
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

    /// <summary>The value that a share of the units stays below.</summary>
    /// <param name="quantile">From 0, where all units are active, to 1, where only the strongest are; 0.7 is usual.</param>
    public double Threshold(double quantile)
    {
        if (!(quantile >= 0 && quantile <= 1))
            throw new ArgumentOutOfRangeException(nameof(quantile), string.Create(CultureInfo.InvariantCulture, $"The quantile is {quantile}: it must be from 0 to 1."));
        double[] ordered = [.. sums.Order()];
        double place = quantile * (ordered.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, ordered.Length - 1);
        return ordered[below] + (place - below) * (ordered[above] - ordered[below]);
    }

    /// <summary>Writes 1 to the rows of active units and 0 to the others: what a step takes as <c>unitMask</c>.</summary>
    /// <param name="mask">One number for each weight, row after row.</param>
    /// <param name="quantile">As <see cref="Threshold"/> takes it.</param>
    /// <exception cref="ArgumentException">The length is no multiple of the number of units.</exception>
    public void FillMask(Span<float> mask, double quantile)
    {
        if (mask.Length % sums.Length != 0)
            throw new ArgumentException($"{mask.Length} weights are not whole rows: the layer has {sums.Length} units.");
        double threshold = Threshold(quantile);
        int length = mask.Length / sums.Length;
        for (int unit = 0; unit < sums.Length; unit++)
            mask.Slice(unit * length, length).Fill(sums[unit] >= threshold ? 1 : 0);
    }

    /// <summary>Forgets all outputs, for the next batch.</summary>
    public void Clear() => Array.Clear(sums);
}
