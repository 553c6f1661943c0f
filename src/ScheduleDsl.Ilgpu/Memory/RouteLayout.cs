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

    /// <summary>In arrays with a number for each block.</summary>
    public long Block { get; set; }

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
        _ => Block,
    };
}

/// <summary>How the tensors of a route lie one behind the other. Every tensor's weights start at a multiple of 1,024: whole blocks of codes, and whole cache lines of anything.</summary>
internal sealed class RouteLayout
{
    private const long Multiple = 1024;

    private readonly Dictionary<RunTensor, DeviceTensor> byTensor;
    private readonly long[] blockRoom;

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
        blockRoom = new long[tensors.Count];
    }

    /// <summary>The tensors in the order of groups.</summary>
    public DeviceTensor[] Tensors { get; }

    /// <summary>Numbers of arrays with one for each weight.</summary>
    public long Elements { get; }

    /// <summary>Numbers of arrays with one for each row.</summary>
    public long Rows { get; }

    /// <summary>Numbers of arrays with one for each column.</summary>
    public long Columns { get; }

    /// <summary>Numbers of arrays with one for each block.</summary>
    public long Blocks { get; private set; }

    /// <summary>Uniform blocks, without the shared one.</summary>
    public int UniformBlocks { get; }

    public DeviceTensor this[RunTensor tensor] => byTensor[tensor];

    /// <summary>Numbers of arrays of a space.</summary>
    public long CountOf(StateSpace space) => space switch
    {
        StateSpace.Element => Elements,
        StateSpace.Row => Rows,
        StateSpace.Column => Columns,
        _ => Blocks,
    };

    /// <summary>Blocks of a tensor that there is room for.</summary>
    public long RoomFor(DeviceTensor tensor) => blockRoom[tensor.Number];

    /// <summary>Makes room for so many blocks of each tensor, at least as many as before.</summary>
    public void ReserveBlocks(Func<RunTensor, long> wanted)
    {
        Blocks = 0;
        foreach (DeviceTensor tensor in Tensors)
        {
            blockRoom[tensor.Number] = Math.Max(blockRoom[tensor.Number], wanted(tensor.Tensor));
            tensor.Block = Blocks;
            Blocks += blockRoom[tensor.Number];
        }
    }
}
