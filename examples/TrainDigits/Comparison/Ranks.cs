using System.Collections.Generic;
using System.Linq;

namespace TrainDigits.Comparison;

/// <summary>Ranks within one budget. The lowest score is the best.</summary>
internal static class Ranks
{
    /// <summary>How many scores are strictly better: 0 for the best, and for each of several best.</summary>
    public static int[] Better(IReadOnlyList<int> scores) => [.. scores.Select(own => scores.Count(other => other < own))];

    /// <summary>Ranks from 1; equals share the mean of the places that they take, as in the Friedman test.</summary>
    public static double[] Shared(IReadOnlyList<int> scores) =>
        [.. scores.Select(own => scores.Count(other => other < own) + (scores.Count(other => other == own) + 1) / 2.0)];
}
