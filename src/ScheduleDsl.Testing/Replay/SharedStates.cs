using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>States that a row, column, block, tensor or the run has one of: all its weights must come to the same value.</summary>
internal static class SharedStates
{
    /// <summary>The values of a state, one for each thing that has one, in the order of memory; empty for a matrix that no step has filled yet.</summary>
    public static double[] Read(StateField state, ReplayTensor tensor) => MatrixSpace.Of(state.Space) is { IsApart: true }
        ? Array.ConvertAll(tensor.Matrices.GetValueOrDefault(state.Name, []), x => (double)x)
        : [.. ByThing(state, tensor, tensor.Optimizers).OrderBy(w => w.Span.Index).Where(w => w.Span.Place == 0).Select(w => state.Of(tensor.Optimizers[w.Weight]))];

    /// <exception cref="ReplayException">Weights that share a state hold different values of it.</exception>
    public static void Check(IEnumerable<StateField> states, IReadOnlyList<ReplayTensor> tensors, IReadOnlyList<object[]> optimizers)
    {
        foreach (StateField state in states.Where(s => s.Space != StateSpace.Element && MatrixSpace.Of(s.Space) is not { IsApart: true }))
        {
            Dictionary<(int, int), (double Value, int Weight)> first = [];
            for (int t = 0; t < tensors.Count; t++)
            {
                foreach ((int weight, Span span) in ByThing(state, tensors[t], optimizers[t]))
                {
                    double value = state.Of(optimizers[t][weight]);
                    var key = (state.Space == StateSpace.Global ? 0 : t, span.Index);
                    if (first.TryAdd(key, (value, weight)) || SameBits.Of(first[key].Value, value))
                        continue;
                    throw new ReplayException(FormattableString.Invariant(
                        $"The state {state.Name} is one for {span.In(Scope(state), tensors[t])}, but its weights come to {first[key].Value:R} and {value:R}."));
                }
            }
        }
    }

    private static IEnumerable<(int Weight, Span Span)> ByThing(StateField state, ReplayTensor tensor, object[] optimizers)
    {
        long length = state.Space == StateSpace.Block && tensor.Length > 0 ? BlockLength(state, tensor, optimizers[0]) : 0;
        return Enumerable.Range(0, tensor.Length).Select(w => (w, state.Space == StateSpace.Element
            ? new Span(w, 0, 1)
            : Span.Of(Scope(state), tensor, w, length)));
    }

    // A length may be one of the tensor's sizes, so it is read where the body would see them. Before its first step a composed class has no parts yet.
    private static long BlockLength(StateField state, ReplayTensor tensor, object optimizer)
    {
        (ICollectiveReplay? replay, TensorFacts facts) = (OneWeight.Replay, OneWeight.Shape);
        OneWeight.SetReplay(replay, tensor.Facts);
        try
        {
            return state.BlockLength(optimizer);
        }
        finally
        {
            OneWeight.SetReplay(replay, replay is null ? null : facts);
        }
    }

    private static CollectiveScope Scope(StateField state) => state.Space switch
    {
        StateSpace.Row => CollectiveScope.Row,
        StateSpace.Column => CollectiveScope.Column,
        StateSpace.Block => CollectiveScope.Block,
        StateSpace.Global => CollectiveScope.All,
        _ => CollectiveScope.Tensor,
    };
}
