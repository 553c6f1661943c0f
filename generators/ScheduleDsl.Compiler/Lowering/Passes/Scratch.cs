using System;
using System.Collections.Generic;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Lowering.Passes;

/// <summary>Names of the memory that loops of one step leave to each other: <c>row:0</c>, <c>element:1</c>. No state can be called so.</summary>
public sealed class Scratch
{
    private readonly Dictionary<StateSpace, int> taken = [];

    /// <summary>A tensor that nothing in this step uses yet.</summary>
    public string Next(StateSpace space)
    {
        taken.TryGetValue(space, out int place);
        taken[space] = place + 1;
        return Of(space, place);
    }

    /// <summary>The name of one of a space's tensors.</summary>
    public static string Of(StateSpace space, int place) => $"{space.ToString().ToLowerInvariant()}:{place}";

    /// <summary>Where a loop leaves a narrow collective: columns as sums in the making.</summary>
    public string Result(Collective collective) => collective.Scope switch
    {
        ReduceScope.Row => Next(StateSpace.Row),
        ReduceScope.Block => Next(StateSpace.Block),
        _ => Next(StateSpace.Column) + ":" + collective.Kind,
    };

    /// <summary>The tensor that what was stored is read from: column sums are complete in the column's own.</summary>
    public static string ReadName(string tensor)
    {
        string[] parts = tensor.Split(':');
        return parts.Length == 3 ? parts[0] + ":" + parts[1] : tensor;
    }

    public static bool IsScratch(string tensor) => tensor.Contains(":");

    /// <summary>What the runtime has to know of it.</summary>
    public static Tensor Tensor(string name)
    {
        string[] parts = name.Split(':');
        StateSpace space = (StateSpace)Enum.Parse(typeof(StateSpace), parts[0], ignoreCase: true);
        int place = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        return parts.Length == 3
            ? new Tensor(name, TensorRole.ColumnSums, place) { Space = StateSpace.Column, Kind = (int)Enum.Parse(typeof(ReduceKind), parts[2]) }
            : new Tensor(name, TensorRole.Scratch, place) { Space = space };
    }
}
