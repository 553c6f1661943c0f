using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Where a tensor's numbers start in arrays of its route.</summary>
internal sealed class DeviceTensor
{
    public required RunTensor Tensor { get; init; }

    /// <summary>Its place in the route.</summary>
    public int Number { get; init; }

    /// <summary>In arrays with a number for each weight.</summary>
    public long Element { get; init; }

    /// <summary>In arrays with a number for each row.</summary>
    public long Row { get; init; }

    /// <summary>In arrays with a number for each column.</summary>
    public long Column { get; init; }

    /// <summary>In arrays of those spaces that it has room in only where something needs it.</summary>
    public long[] Reserved { get; } = new long[RouteLayout.Reserved.Count];

    /// <summary>In arrays with a number for each block.</summary>
    public long Block => Reserved[0];

    /// <summary>Its first uniform block.</summary>
    public int FirstUniforms { get; init; }

    /// <summary>Memory of somebody else's that its weights and gradients are in; null where they are here.</summary>
    public BorrowedTensor? Borrowed { get; set; }

    public TensorFacts Facts => Tensor.Facts;

    /// <summary>The start in arrays of a space.</summary>
    public long StartOf(StateSpace space) => space switch
    {
        StateSpace.Element => Element,
        StateSpace.Row => Row,
        StateSpace.Column => Column,
        _ => Reserved[RouteLayout.PlaceOf(space)],
    };
}

/// <summary>How the tensors of a route lie one behind the other. Every tensor's weights start at a multiple of 1,024: whole blocks of codes, and whole cache lines of anything.</summary>
internal sealed class RouteLayout
{
    private const long Multiple = 1024;

    private readonly Dictionary<RunTensor, DeviceTensor> byTensor;
    private readonly long[][] room;
    private readonly long[] reserved = new long[Reserved.Count];

    /// <summary>
    /// Spaces in which a tensor has room only where a state or a loop needs it: how long blocks are is known late, and a square matrix over a long side would be larger than anything else.
    /// </summary>
    public static IReadOnlyList<StateSpace> Reserved { get; } =
    [
        StateSpace.Block, StateSpace.RowsByRows, StateSpace.ColumnsByColumns, StateSpace.RowsByRank, StateSpace.RankByColumns, StateSpace.RankByRank, StateSpace.Rank,
    ];

    public RouteLayout(RunRoute route)
    {
        List<DeviceTensor> tensors = [];
        int uniforms = 0;
        foreach (RunGroup group in route.Groups)
        {
            foreach (RunTensor tensor in group.Tensors)
            {
                tensors.Add(new DeviceTensor { Tensor = tensor, Number = tensors.Count, Element = Elements, Row = Rows, Column = Columns, FirstUniforms = uniforms });
                Elements += (tensor.Facts.Length + Multiple - 1) / Multiple * Multiple;
                Rows += tensor.Count(StateSpace.Row);
                Columns += tensor.Count(StateSpace.Column);
                uniforms += route.Plan.IsPerTensor ? tensor.Uniforms.Count : 0;
            }

            uniforms += route.Plan.IsPerTensor ? 0 : 1;
        }

        (Tensors, UniformBlocks) = ([.. tensors], uniforms);
        byTensor = tensors.ToDictionary(tensor => tensor.Tensor);
        room = [.. tensors.Select(_ => new long[Reserved.Count])];
    }

    /// <summary>The tensors in the order of groups.</summary>
    public DeviceTensor[] Tensors { get; }

    /// <summary>Numbers of arrays with one for each weight.</summary>
    public long Elements { get; }

    /// <summary>Numbers of arrays with one for each row.</summary>
    public long Rows { get; }

    /// <summary>Numbers of arrays with one for each column.</summary>
    public long Columns { get; }

    /// <summary>Uniform blocks, without the shared one.</summary>
    public int UniformBlocks { get; }

    public DeviceTensor this[RunTensor tensor] => byTensor[tensor];

    /// <summary>Numbers of arrays of a space.</summary>
    public long CountOf(StateSpace space) => space switch
    {
        StateSpace.Element => Elements,
        StateSpace.Row => Rows,
        StateSpace.Column => Columns,
        _ => reserved[PlaceOf(space)],
    };

    /// <summary>The place of a space in <see cref="Reserved"/>, or -1.</summary>
    public static int PlaceOf(StateSpace space)
    {
        for (int place = 0; place < Reserved.Count; place++)
        {
            if (Reserved[place] == space)
                return place;
        }

        return -1;
    }

    /// <summary>Numbers of a tensor that there is room for, in a space of <see cref="Reserved"/>.</summary>
    public long RoomFor(DeviceTensor tensor, int place) => room[tensor.Number][place];

    /// <summary>Makes room for so many numbers of each tensor in each space of <see cref="Reserved"/>, at least as many as before.</summary>
    public void Reserve(Func<RunTensor, int, long> wanted)
    {
        for (int place = 0; place < Reserved.Count; place++)
        {
            reserved[place] = 0;
            foreach (DeviceTensor tensor in Tensors)
            {
                room[tensor.Number][place] = Math.Max(room[tensor.Number][place], wanted(tensor.Tensor, place));
                tensor.Reserved[place] = reserved[place];
                reserved[place] += room[tensor.Number][place];
            }
        }
    }
}
