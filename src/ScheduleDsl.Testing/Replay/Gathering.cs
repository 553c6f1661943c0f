using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>One collective over one span: the operands of its places, and then its value.</summary>
/// <param name="name">The collective in words, for messages.</param>
/// <param name="scope">What it is over.</param>
/// <param name="kind">How it combines.</param>
/// <param name="tensors">The tensors that it is over.</param>
/// <param name="span">The span of the first weight that met it, which is that of all but for the place.</param>
internal sealed class Gathering(string name, CollectiveScope scope, CollectiveKind kind, IReadOnlyList<ReplayTensor> tensors, Span span)
{
    private readonly Dictionary<(ReplayTensor Tensor, MatrixSpace Space), Operands> given = [];
    private readonly Dictionary<ReplayTensor, World> suppliers = [];
    private double? rank;

    public Sightings Sightings { get; } = new();

    /// <summary>The result, once all places have given their operands.</summary>
    public double? Value { get; private set; }

    public bool IsPartial => Value is null && given.Values.Any(o => o.Count > 0) && !IsComplete;

    /// <summary>The worlds that the operands come from, of tensors of which that has been found out.</summary>
    public IEnumerable<World> Suppliers => suppliers.Values;

    private int Total => scope is CollectiveScope.Group or CollectiveScope.All ? tensors.Sum(t => t.Length) : span.Length;

    private bool IsComplete => tensors.All(t => t.Length == 0 || (Given(t) is { } operands && operands.Count == operands.Values.Length));

    /// <summary>Finds out of which space the operands of a tensor are: weights where each has one.</summary>
    /// <exception cref="ReplayException">That cannot be told.</exception>
    public void Decide(ReplayTensor tensor, World weights)
    {
        IReadOnlyList<World> seen = [.. Sightings.Of(0).Where(w => w.Of == tensor)];
        suppliers[tensor] = scope < CollectiveScope.Matrix || seen.Any(w => w.IsOfWeights) ? weights
            : seen.Count == 1 ? seen[0]
            : throw new ReplayException($"{name} of {span.In(scope, tensors[0])} is given what is of {(seen.Count == 0 ? "no one space" : string.Join(" or ", seen.Select(w => w.Space.ToString())))}.");
    }

    public void Give(CollectiveKind asked, double atRank, ReplayTensor tensor, MatrixSpace space, Span at, float x)
    {
        if (asked != kind)
            throw new ReplayException($"{name} of {span.In(scope, tensors[0])} is a {kind} for some weights and a {asked} for others: a condition that differs between them chooses.");
        if (rank is { } first && !first.Equals(atRank))
            throw new ReplayException(FormattableString.Invariant($"{name} of {span.In(scope, tensors[0])} is asked for {first:R} by some weights and for {atRank:R} by others: it is one for all of them."));
        rank = atRank;
        if (!given.TryGetValue((tensor, space), out Operands? operands))
            given.Add((tensor, space), operands = new Operands(at.Length));
        operands.Values[at.Place] = x;
        operands.Count++;
    }

    /// <summary>Reduces the operands if all are there.</summary>
    public bool TryReduce()
    {
        if (IsComplete)
            Value = Reduce(tensors);
        return Value is not null;
    }

    /// <summary>Reduces those of the tensors that are there: of a group or the run, others may take a branch without it.</summary>
    public bool TryReducePresent()
    {
        ReplayTensor[] present = [.. tensors.Where(t => Given(t) is { Count: > 0 })];
        if (scope >= CollectiveScope.Group && present.Length > 0 && present.All(t => Given(t)!.Count == Given(t)!.Values.Length))
            Value = Reduce(present);
        return Value is not null;
    }

    /// <summary>Forgets the operands.</summary>
    public void Forget()
    {
        given.Clear();
        rank = null;
    }

    public string Problem() =>
        $"{name} gets operands from {tensors.Sum(t => Given(t)?.Count ?? 0)} of the {Total} weights of {span.In(scope, tensors[0])}: it stands under a condition that differs between them. "
        + "Compute the collective before the condition.";

    private Operands? Given(ReplayTensor tensor) => given.GetValueOrDefault((tensor, suppliers.TryGetValue(tensor, out World? world) ? world.Space : MatrixSpace.Element));

    private double Reduce(IEnumerable<ReplayTensor> of)
    {
        float[][] ofTensors = [.. of.Select(t => Given(t)?.Values ?? [])];
        float[] values = scope switch
        {
            CollectiveScope.Rows => OnePerRow(ofTensors[0]),
            CollectiveScope.Columns => OnePerColumn(ofTensors[0]),
            _ => [.. ofTensors.SelectMany(v => v)],
        };
        if (kind is CollectiveKind.Quantile or CollectiveKind.KthLargest)
        {
            double selected = kind == CollectiveKind.Quantile ? OrderStatistics.Quantile(values, rank ?? 0) : OrderStatistics.KthLargest(values, rank ?? 0);
            return scope is CollectiveScope.Row or CollectiveScope.Column or CollectiveScope.Block ? (float)selected : selected;
        }
        if (kind != CollectiveKind.Sum)
            return values.Aggregate(kind == CollectiveKind.Max ? MathF.Max : MathF.Min);
        return scope switch
        {
            CollectiveScope.Row or CollectiveScope.Block => (float)CollectiveSums.Flat(values),
            CollectiveScope.Column => CollectiveSums.Column(values),
            CollectiveScope.Group or CollectiveScope.All => CollectiveSums.OverTensors([.. ofTensors.Select(v => CollectiveSums.Flat(v))]),
            _ => CollectiveSums.Flat(values),
        };
    }

    private float[] OnePerRow(float[] operands)
    {
        int columns = tensors[0].Columns;
        for (int i = 0; i < operands.Length; i++)
            RequireSame(operands, "row", i / columns, i / columns * columns, i);
        return [.. Enumerable.Range(0, tensors[0].Rows).Select(row => operands[row * columns])];
    }

    private float[] OnePerColumn(float[] operands)
    {
        int columns = tensors[0].Columns;
        for (int i = 0; i < operands.Length; i++)
            RequireSame(operands, "column", i % columns, i % columns, i);
        return operands[..columns];
    }

    private void RequireSame(float[] operands, string what, int index, int first, int other)
    {
        if (!SameBits.Of(operands[first], operands[other]))
        {
            throw new ReplayException(FormattableString.Invariant(
                $"{name} takes a value that each {what} of {span.In(scope, tensors[0])} has one of, but {what} {index} gives {operands[first]:R} and {operands[other]:R}."));
        }
    }

    private sealed class Operands(int length)
    {
        public float[] Values { get; } = new float[length];

        public int Count { get; set; }
    }
}
