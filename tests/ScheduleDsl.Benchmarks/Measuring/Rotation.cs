using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Benchmarks.Measuring;

/// <summary>
/// One interleaved run: in every round each contender takes one turn, so that a change of the machine's clock or load meets
/// all of them. Only ratios of medians taken in the same rotation mean anything.
/// </summary>
internal static class Rotation
{
    /// <summary>Bytes that one turn moves at least, in steps: small arrays are stepped over many times.</summary>
    private const double BytesPerTurn = 256 << 20;

    /// <summary>Longest turn of a contender that needs more than one step to move those bytes.</summary>
    private const double LongestTurn = 0.1;

    public static IReadOnlyList<Measurement> Run(IReadOnlyList<Contender> contenders, int elements, int bytesPerElement, int rounds)
    {
        int[] steps = [.. contenders.Select(contender => Calibrate(contender, elements, bytesPerElement))];
        double[][] seconds = [.. contenders.Select(_ => new double[rounds])];
        GC.Collect();
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < contenders.Count; turn++)
            {
                // Each round starts with another contender, and every other round goes backwards: nobody always follows the same neighbour.
                int place = (round + turn) % contenders.Count;
                int i = round % 2 == 0 ? place : contenders.Count - 1 - place;
                // What the contender before left in the caches is not part of this turn; at sizes beyond them it doesn't matter.
                if (steps[i] > 1)
                    contenders[i].Run(1);
                seconds[i][round] = contenders[i].Time(steps[i]) / steps[i];
            }
        }

        return [.. contenders.Select((contender, i) => Measurement.Of(contender, seconds[i], elements, steps[i]))];
    }

    /// <summary>Lets the platform compile the contenders' loops to their final form, at a size that costs nothing.</summary>
    public static void WarmUp(IReadOnlyList<Contender> contenders)
    {
        foreach (Contender contender in contenders)
        {
            for (double spent = 0; spent < 0.1;)
                spent += contender.Time(20);
        }
    }

    private static int Calibrate(Contender contender, int elements, int bytesPerElement)
    {
        double wanted = Math.Ceiling(BytesPerTurn / ((double)elements * bytesPerElement));
        contender.Run(1);
        if (wanted <= 1)
            return 1;
        double one = contender.Time(4) / 4;
        return (int)Math.Clamp(wanted, 1, Math.Max(1, LongestTurn / one));
    }
}
