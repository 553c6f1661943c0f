using System;

namespace ScheduleDsl.Testing;

/// <summary>
/// The order in which collectives add, written out plainly: docs/numerics.md defines it, compiled loops of every width and number of
/// threads keep it, and this class shares no code with them.
/// </summary>
public static class CollectiveSums
{
    private const int Chunk = 1024;
    private const int Lanes = 32;
    private const int ColumnBlock = 64;

    /// <summary>
    /// The sum of values that lie next to each other: a tensor, a matrix, a row, a block, or an array with one value for each row or
    /// column of a matrix.
    /// </summary>
    /// <param name="values">The values in the order of memory.</param>
    /// <returns>The sum before any narrowing; 0 of nothing.</returns>
    public static double Flat(ReadOnlySpan<float> values)
    {
        double sum = 0;
        for (int start = 0; start < values.Length; start += Chunk)
            sum += OneChunk(values[start..Math.Min(start + Chunk, values.Length)]);
        return sum;
    }

    /// <summary>The sum of one column of a matrix.</summary>
    /// <param name="values">The column from its first row to its last.</param>
    /// <returns>The sum, narrowed to float; 0 of nothing.</returns>
    public static float Column(ReadOnlySpan<float> values)
    {
        double sum = 0;
        for (int start = 0; start < values.Length; start += ColumnBlock)
        {
            float block = 0;
            foreach (float value in values[start..Math.Min(start + ColumnBlock, values.Length)])
                block += value;
            sum += block;
        }
        return (float)sum;
    }

    /// <summary>The sum over a group or the run, from the sums of its tensors.</summary>
    /// <param name="tensors">One sum for each tensor, in the order in which they were added to the table.</param>
    public static double OverTensors(ReadOnlySpan<double> tensors)
    {
        double sum = 0;
        foreach (double tensor in tensors)
            sum += tensor;
        return sum;
    }

    private static double OneChunk(ReadOnlySpan<float> values)
    {
        float[] lane = new float[Lanes];
        for (int i = 0; i < values.Length; i++)
            lane[i % Lanes] += values[i];
        foreach (int half in (int[])[16, 8, 4])
        {
            for (int j = 0; j < half; j++)
                lane[j] += lane[j + half];
        }
        return ((double)lane[0] + lane[2]) + ((double)lane[1] + lane[3]);
    }
}
