using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>
/// The collectives of one step. They have no names: a weight's first collective over rows is that of the other weights of its row.
/// Each scope counts for itself, because weights of different tensors may take different branches.
/// </summary>
internal sealed class Collector(IReadOnlyList<ReplayTensor> tensors, ReplayDraws draws, long step) : ICollectiveReplay
{
    private static readonly int Scopes = Enum.GetValues<CollectiveScope>().Length;

    private readonly Dictionary<(CollectiveScope Scope, int Order, int Owner, int Index), Gathering> gatherings = [];
    private readonly Dictionary<(int Tensor, int Order), double> blockLengths = [];
    private readonly int[] met = new int[Scopes];
    private int tensor;
    private int weight;

    /// <summary>Turns to a weight, from the start of its body.</summary>
    public void Begin(int ofTensor, int atWeight)
    {
        (tensor, weight) = (ofTensor, atWeight);
        Array.Clear(met);
        draws.Begin(step, tensor, weight);
        OneWeight.SetReplay(this, tensors[tensor].Facts);
    }

    public double Collect(CollectiveScope scope, CollectiveKind kind, double length, float x, double rank)
    {
        int order = ++met[(int)scope];
        if (scope == CollectiveScope.Block)
            RequireOneLength(order, length);
        Span span = Span.Of(scope, tensors[tensor], weight, (long)length);
        int owner = tensor;
        if (scope is CollectiveScope.Group or CollectiveScope.All)
        {
            owner = scope == CollectiveScope.All ? 0 : tensors[tensor].Group;
            span = Over(scope, tensor, weight);
        }

        var key = (scope, order, owner, span.Index);
        if (!gatherings.TryGetValue(key, out Gathering? gathering))
        {
            string name = $"Across.{scope}.{kind}, number {order} over its scope,";
            gatherings.Add(key, gathering = new Gathering(name, scope, kind, [.. tensors.Where(t => Shares(scope, t, tensors[tensor]))], span));
        }
        if (gathering.Value is { } value)
            return value;
        gathering.Give(kind, rank, span.Place, x);
        throw Parked;
    }

    /// <summary>Reduces what is complete.</summary>
    /// <exception cref="ReplayException">Nothing is, although weights wait: some do not come.</exception>
    public void Reduce()
    {
        Gathering[] open = [.. gatherings.Values.Where(g => g.Value is null)];
        string? problem = open.FirstOrDefault(g => g.IsPartial)?.Problem();
        if (open.Count(g => g.TryReduce()) == 0)
            throw new ReplayException(problem ?? "No collective can be reduced.");
    }

    private static bool Shares(CollectiveScope scope, ReplayTensor x, ReplayTensor y) =>
        x == y || scope == CollectiveScope.All || (scope == CollectiveScope.Group && x.Group == y.Group);

    private Span Over(CollectiveScope scope, int ofTensor, int atWeight)
    {
        (int before, int length) = (0, 0);
        for (int t = 0; t < tensors.Count; t++)
        {
            int own = Shares(scope, tensors[t], tensors[ofTensor]) ? tensors[t].Length : 0;
            (before, length) = (before + (t < ofTensor ? own : 0), length + own);
        }
        return new Span(0, before + atWeight, length);
    }

    private void RequireOneLength(int order, double length)
    {
        double first = blockLengths.TryGetValue((tensor, order), out double known) ? known : blockLengths[(tensor, order)] = length;
        if (!first.Equals(length))
            throw new ReplayException(FormattableString.Invariant($"A block of {tensors[tensor]} is {first:R} long for some weights and {length:R} for others: the length is the same for a whole tensor."));
    }

    /// <summary>Ends the body of a weight whose collective has no value yet. One for all: nobody reads it.</summary>
    public static ParkedException Parked { get; } = new();

    internal sealed class ParkedException : Exception;
}
