using System;
using System.Collections.Generic;
using System.Linq;

namespace TrainDigits.Comparison;

/// <summary>How a schedule did over several budgets.</summary>
/// <param name="Schedule">Its name.</param>
/// <param name="AverageRank">Mean over all budgets of the rank, from 1; equals share the mean of their places.</param>
/// <param name="Low">Finishes at budgets below 25 %.</param>
/// <param name="High">Finishes at budgets from 25 % on.</param>
internal sealed record Standing(string Schedule, double AverageRank, Finishes Low, Finishes High)
{
    /// <summary>Finishes at all budgets.</summary>
    public Finishes Overall => new(Low.Top1 + High.Top1, Low.Top3 + High.Top3, Low.Of + High.Of);

    /// <summary>One standing for each schedule, in the order of the table.</summary>
    public static Standing[] Create(IReadOnlyList<string> schedules, IReadOnlyList<Budget> budgets, IReadOnlyList<IReadOnlyList<Cell>> cells)
    {
        int[][] scores = [.. budgets.Select((_, b) => cells.Select(row => row[b].TotalWrong).ToArray())];
        return
        [
            .. schedules.Select((name, s) => new Standing(
                name,
                scores.Average(column => Ranks.Shared(column)[s]),
                Count(b => b.IsLow, s),
                Count(b => !b.IsLow, s))),
        ];

        Finishes Count(Func<Budget, bool> counts, int schedule)
        {
            int[] better = [.. budgets.Index().Where(b => counts(b.Item)).Select(b => Ranks.Better(scores[b.Index])[schedule])];
            return new Finishes(better.Count(b => b < 1), better.Count(b => b < 3), better.Length);
        }
    }
}

/// <summary>How often a schedule was among the best: with fewer than 1, or fewer than 3, strictly better ones.</summary>
/// <param name="Top1">Times it was best, alone or with others.</param>
/// <param name="Top3">Times it was among the best three.</param>
/// <param name="Of">Budgets counted.</param>
internal sealed record Finishes(int Top1, int Top3, int Of);
