using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Which of the ordered numbers selections ask for, where that is known before the step.</summary>
internal static class Ranks
{
    /// <exception cref="InvalidOperationException">There is no such number.</exception>
    public static void Require(RunTensor[] tensors)
    {
        foreach (RunTensor tensor in tensors)
        {
            if (tensor.Facts.Length == 0)
                continue;
            foreach (SelectCode selection in tensor.Uniforms.Code.Selections)
            {
                double rank = tensor.Uniforms.ValueOf(selection.RankSlot);
                long count = Count(tensor, selection);
                if (selection.IsRankKnown && !OrderStatistic.Exists(selection.Result.Kind, rank, count))
                    throw new InvalidOperationException(Words(tensor, selection, rank, count));
            }
        }
    }

    private static long Count(RunTensor tensor, SelectCode selection) => selection.Scope switch
    {
        CollectiveScope.Row or CollectiveScope.Columns => tensor.Facts.Columns,
        CollectiveScope.Column or CollectiveScope.Rows => tensor.Facts.Rows,
        CollectiveScope.Block => Math.Min(tensor.BlockLength(selection.Access.BlockSlot), tensor.Facts.Length),
        CollectiveScope.Matrix => tensor.Facts.Rows * tensor.Facts.Columns,
        CollectiveScope.Tensor => tensor.Facts.Length,
        CollectiveScope.Group => tensor.Facts.GroupLength,
        _ => tensor.Facts.AllLength,
    };

    private static string Words(RunTensor tensor, SelectCode selection, double rank, long count)
    {
        string asks = $"{tensor.Group.Route.Rule.ShortName()} asks Across.{selection.Scope}.{selection.Result.Kind} of {tensor.Parameter} for";
        return selection.Result.Kind == CollectiveKind.Quantile
            ? $"{asks} the quantile at {RangeText.Number(rank)}: it must be from 0 to 1."
            : $"{asks} number {RangeText.Number(rank)} of {count}: it must be from 1 to {count}.";
    }
}
