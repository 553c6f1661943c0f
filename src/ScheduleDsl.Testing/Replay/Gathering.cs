using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>One collective over one span: the operands of its weights, and then its value.</summary>
/// <param name="name">The collective in words, for messages.</param>
/// <param name="scope">What it is over.</param>
/// <param name="kind">How it combines.</param>
/// <param name="tensors">The tensors that it is over.</param>
/// <param name="span">The span of the first weight that met it, which is that of all but for the place.</param>
internal sealed class Gathering(string name, CollectiveScope scope, CollectiveKind kind, IReadOnlyList<ReplayTensor> tensors, Span span)
{
    private readonly float[] operands = new float[span.Length];
    private double rank;
    private int count;

    /// <summary>The result, once all weights have given their operands.</summary>
    public double? Value { get; private set; }

    public bool IsPartial => Value is null && count > 0 && count < operands.Length;

    public void Give(CollectiveKind given, double atRank, int place, float x)
    {
        if (given != kind)
            throw new ReplayException($"{name} of {span.In(scope, tensors[0])} is a {kind} for some weights and a {given} for others: a condition that differs between them chooses.");
        if (count > 0 && !rank.Equals(atRank))
            throw new ReplayException(FormattableString.Invariant($"{name} of {span.In(scope, tensors[0])} is asked for {rank:R} by some weights and for {atRank:R} by others: it is one for all of them."));
        (operands[place], rank) = (x, atRank);
        count++;
    }

    /// <summary>Reduces the operands if all are there; forgets them otherwise.</summary>
    public bool TryReduce()
    {
        if (count == operands.Length)
            Value = Reduce();
        count = 0;
        return Value is not null;
    }

    public string Problem() =>
        $"{name} gets operands from {count} of the {operands.Length} weights of {span.In(scope, tensors[0])}: it stands under a condition that differs between them. "
        + "Compute the collective before the condition.";

    private double Reduce()
    {
        float[] values = scope switch
        {
            CollectiveScope.Rows => OnePerRow(),
            CollectiveScope.Columns => OnePerColumn(),
            _ => operands,
        };
        if (kind is CollectiveKind.Quantile or CollectiveKind.KthLargest)
        {
            double selected = kind == CollectiveKind.Quantile ? OrderStatistics.Quantile(values, rank) : OrderStatistics.KthLargest(values, rank);
            return scope is CollectiveScope.Row or CollectiveScope.Column or CollectiveScope.Block ? (float)selected : selected;
        }
        if (kind != CollectiveKind.Sum)
            return values.Aggregate(kind == CollectiveKind.Max ? MathF.Max : MathF.Min);
        return scope switch
        {
            CollectiveScope.Row or CollectiveScope.Block => (float)CollectiveSums.Flat(values),
            CollectiveScope.Column => CollectiveSums.Column(values),
            CollectiveScope.Group or CollectiveScope.All => CollectiveSums.OverTensors(OfTensors(values)),
            _ => CollectiveSums.Flat(values),
        };
    }

    private double[] OfTensors(float[] values)
    {
        int start = 0;
        double[] sums = new double[tensors.Count];
        for (int t = 0; t < sums.Length; start += tensors[t++].Length)
            sums[t] = CollectiveSums.Flat(values.AsSpan(start, tensors[t].Length));
        return sums;
    }

    private float[] OnePerRow()
    {
        int columns = tensors[0].Columns;
        for (int i = 0; i < operands.Length; i++)
            RequireSame("row", i / columns, i / columns * columns, i);
        return [.. Enumerable.Range(0, tensors[0].Rows).Select(row => operands[row * columns])];
    }

    private float[] OnePerColumn()
    {
        int columns = tensors[0].Columns;
        for (int i = 0; i < operands.Length; i++)
            RequireSame("column", i % columns, i % columns, i);
        return operands[..columns];
    }

    private void RequireSame(string what, int index, int first, int other)
    {
        if (!SameBits.Of(operands[first], operands[other]))
        {
            throw new ReplayException(FormattableString.Invariant(
                $"{name} takes a value that each {what} of {span.In(scope, tensors[0])} has one of, but {what} {index} gives {operands[first]:R} and {operands[other]:R}."));
        }
    }
}
