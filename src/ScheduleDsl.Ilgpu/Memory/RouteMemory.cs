using System;
using System.Collections.Generic;
using System.Linq;
using ILGPU;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>What a route has on the device: weights, gradients, inputs, outputs, states and scratch.</summary>
internal sealed unsafe partial class RouteMemory
{
    private readonly IlgpuDevice device;
    private readonly RunRoute route;
    private readonly ParameterTable table;
    private readonly DeviceBuffers buffers;
    private readonly ArrayView<long> control;
    private readonly StateArray?[] states;
    private readonly DeviceArray?[] inputs;
    private readonly DeviceArray?[] outputs;
    private readonly DeviceArray<float>?[] arrays;
    private readonly DeviceArray<float>?[] unpacked;
    private readonly int[] homes;
    private readonly Dictionary<bool, ArrayView<float>> books = [];

    public RouteMemory(IlgpuDevice device, RunRoute route, ParameterTable table, DeviceBuffers buffers, ArrayView<long> control)
    {
        (this.device, this.route, this.table, this.buffers, this.control) = (device, route, table, buffers, control);
        Layout = new RouteLayout(route);
        (states, inputs, outputs) = (new StateArray?[route.Rule.States.Count], new DeviceArray?[route.Rule.Inputs.Count], new DeviceArray?[route.Rule.Outputs.Count]);
        (arrays, unpacked) = (new DeviceArray<float>?[route.Plan.Tensors.Length], new DeviceArray<float>?[route.Plan.Tensors.Length]);
        homes = ScratchSharing.HomesOf(route.Rule.Plan(ElementType.Float32));
        Weights = DeviceArray.Of(table.ElementType, buffers, "weights", Layout.Elements);
        if (route.Precision.IsCompensated)
            Lost = new DeviceArray<ushort>(buffers.Take<ushort>("what rounding takes from weights", Layout.Elements));
        if (route.Plan.ReadsGradients)
            Gradients = DeviceArray.Of(table.GradientType, buffers, "gradients", Layout.Elements);
        foreach (TensorInfo tensor in route.Plan.Tensors)
        {
            if (tensor.Source == TensorSource.Output)
                outputs[tensor.Place] ??= DeviceArray.Of(route.Precision.Outputs.Table(route.Rule.Outputs[tensor.Place]).ElementType, buffers, "outputs", Layout.Elements);
            else if (tensor.Source == TensorSource.Input)
                inputs[tensor.Place] ??= DeviceArray.Of(table.GradientType, buffers, "inputs", Layout.Elements);
        }
    }

    public RouteLayout Layout { get; }

    public DeviceArray Weights { get; }

    public DeviceArray? Gradients { get; }

    private DeviceArray<ushort>? Lost { get; }

    /// <summary>Changes whenever an array comes into being or moves.</summary>
    public int Version { get; private set; }

    /// <summary>The array behind a place of the plan that is no memory of weights: scratch, column sums, states of rows, columns and blocks.</summary>
    /// <param name="place">The place.</param>
    /// <param name="only">A tensor that loops run over alone, its weights counted from 0; null for all.</param>
    public ArrayView<float> Array(int place, DeviceTensor? only = null)
    {
        TensorInfo tensor = route.Plan.Tensors[place];
        ArrayView<float> all = tensor.Source == TensorSource.State ? ((DeviceArray<float>?)states[tensor.Place]?.Numbers)?.View ?? default : arrays[homes[place]]?.View ?? default;
        return tensor is { Source: TensorSource.Scratch, Space: StateSpace.Element } ? Part(all, only) : all;
    }

    /// <summary>Makes scratch, or column sums, of at least so many numbers. Scratch that is not needed at the same time shares memory.</summary>
    public void EnsureArray(int place, long count)
    {
        int home = homes[place];
        if (arrays[home] is { } known && known.View.Length >= count)
            return;
        if (arrays[home] is { } small)
            buffers.Return(small.View);
        arrays[home] = new DeviceArray<float>(buffers.Take<float>("scratch", count));
        Version++;
    }

    /// <summary>The place whose memory a place has: its own, but for scratch that shares.</summary>
    public int HomeOf(int place) => homes[place];

    /// <summary>A place of the plan as floats: where it is kept in less, or in memory of somebody else's, what has been unpacked of it.</summary>
    public ArrayView<float> Floats(int place, bool isUnpacked) =>
        isUnpacked ? Unpacked(place) : IsMemory(place) ? ((Float32Memory)Memory(place, seed: 0)).Numbers : Array(place);

    /// <summary>Whether a place has a number for each weight that is kept in a way of its own, other than as plain floats of the run's.</summary>
    public bool MustBeUnpacked(int place) => IsMemory(place)
        && (Memory(place, seed: 0) is not Float32Memory || (route.Plan.Tensors[place].Source is TensorSource.Parameter or TensorSource.Gradient && System.Array.Exists(Layout.Tensors, tensor => tensor.Borrowed is not null)));

    private bool IsMemory(int place) => route.Plan.Tensors[place] is { Space: StateSpace.Element, Source: not (TensorSource.Scratch or TensorSource.ColumnSums) };

    /// <summary>Floats of what is kept in less, for what cannot take it as it is.</summary>
    public ArrayView<float> Unpacked(int place, DeviceTensor? only = null) => Part(unpacked[place]?.View ?? default, only);

    /// <summary>Whether a place is normal random numbers that the host makes, as their transform needs float64.</summary>
    public bool IsDrawnOnHost(int place) => device.UniformsOnHost && route.Plan.Tensors[place] is { Source: TensorSource.Draw, Kind: (int)DrawKind.Normal };

    /// <summary>Makes room for them.</summary>
    public void EnsureUnpacked(int place)
    {
        if (unpacked[place] is not null)
            return;
        unpacked[place] = new DeviceArray<float>(buffers.Take<float>("unpacked states", Layout.Elements));
        Version++;
    }

    /// <summary>Drops what is in spaces of <see cref="RouteLayout.Reserved"/>, to be made anew in other places.</summary>
    public void DropReserved()
    {
        for (int i = 0; i < arrays.Length; i++)
        {
            if (RouteLayout.PlaceOf(route.Plan.Tensors[i].Space) < 0 || arrays[i] is not { } array)
                continue;
            buffers.Return(array.View);
            arrays[i] = null;
        }

        for (int state = 0; state < states.Length; state++)
        {
            if (states[state] is not { } array || RouteLayout.PlaceOf(array.Space) < 0)
                continue;
            buffers.Return(((DeviceArray<float>)array.Numbers).View);
            states[state] = null;
        }

        Version++;
    }

    /// <summary>The memory behind a place of the plan.</summary>
    /// <param name="place">The place.</param>
    /// <param name="seed">Of random numbers.</param>
    /// <param name="only">A tensor that loops run over alone, its weights counted from 0; null for all.</param>
    public IDeviceMemory Memory(int place, long seed, DeviceTensor? only = null)
    {
        TensorInfo tensor = route.Plan.Tensors[place];
        OperandFormat format = route.Precision.FormatOf(route.Rule, tensor);
        (DeviceArray weights, DeviceArray? gradients) = only?.Borrowed is { } borrowed ? (borrowed.Weights ?? Weights, borrowed.Gradients ?? Gradients) : (Weights, Gradients);
        DeviceTensor? ofWeights = weights == Weights ? only : null, ofGradients = gradients == Gradients ? only : null;
        return tensor.Source switch
        {
            TensorSource.Draw when IsDrawnOnHost(place) => new Float32Memory { Numbers = Unpacked(place, only) },
            TensorSource.Draw => Draw((DrawKind)tensor.Kind, Draws(tensor.Place, seed)),
            TensorSource.Parameter when format == OperandFormat.BFloat16ByChance =>
                new StochasticMemory { Numbers = View<ushort>(weights, ofWeights), Draws = Draws(DrawStream.FirstRounding, seed) },
            TensorSource.Parameter when format == OperandFormat.BFloat16Compensated => new CompensatedMemory { Numbers = View<ushort>(weights, ofWeights), Lost = View<ushort>(Lost, only) },
            TensorSource.Parameter => Plain(format, weights, ofWeights),
            TensorSource.Gradient => Plain(format, gradients, ofGradients),
            TensorSource.Input => Plain(format, inputs[tensor.Place], only),
            TensorSource.Output => Plain(format, outputs[tensor.Place], only),
            TensorSource.State when format.IsBlock8() => Codes(format.Book(), states[tensor.Place], only),
            _ => Plain(format, states[tensor.Place]?.Numbers, only),
        };
    }

    private DeviceDraws Draws(int draw, long seed) => new() { Control = control, Seed = seed, Draw = draw };

    private static IDeviceMemory Draw(DrawKind kind, DeviceDraws draws) => kind switch
    {
        DrawKind.Uniform => new UniformDraw { Draws = draws },
        DrawKind.Sign => new SignDraw { Draws = draws },
        _ => new NormalDraw { Draws = draws },
    };

    // A state that no tensor has yet is nothing: no loop at work touches it.
    private static IDeviceMemory Plain(OperandFormat format, DeviceArray? array, DeviceTensor? only) => format switch
    {
        OperandFormat.BFloat16 => new BFloat16Memory { Numbers = View<ushort>(array, only) },
        OperandFormat.Float16 => new Float16Memory { Numbers = View<ushort>(array, only) },
        _ => new Float32Memory { Numbers = View<float>(array, only) },
    };

    private Block8Memory Codes(CodeBook book, StateArray? state, DeviceTensor? only) => new()
    {
        Codes = View<byte>(state?.Numbers, only),
        Largest = state?.Largest is not { } largest ? default : only is null ? largest.View : largest.View.SubView(only.Element / BlockFormat.Length, largest.View.Length - only.Element / BlockFormat.Length),
        Book = BookOf(book),
        Zero = book.Zero,
    };

    private ArrayView<float> BookOf(CodeBook book)
    {
        if (!books.TryGetValue(book.IsSigned, out ArrayView<float> view))
            books.Add(book.IsSigned, view = buffers.Take("code books", [.. new ReadOnlySpan<float>(book.Values, 256), .. new ReadOnlySpan<float>(book.Ties, 256)]));
        return view;
    }

    private static ArrayView<T> View<T>(DeviceArray? array, DeviceTensor? only)
        where T : unmanaged => array is null ? default : Part(((DeviceArray<T>)array).View, only);

    // From a tensor's first weight on.
    private static ArrayView<T> Part<T>(ArrayView<T> all, DeviceTensor? only)
        where T : unmanaged => only is null || all.Length == 0 ? all : all.SubView(only.Element, only.Facts.Length);
}
