using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace ScheduleDsl.Torch.Operations;

/// <summary>
/// The tensors that loops over one parameter work on, all seen as matrices, rows, columns: the parameter, its gradient, states that live on its device, and what loops leave to
/// each other within a step.
/// </summary>
internal sealed class DeviceTensors : IDisposable
{
    private readonly NamedParameter source;
    private readonly ScalarType compute;
    private readonly RunTensor tensor;
    private readonly Tensor?[] states;
    private readonly Dictionary<string, Tensor> scratch = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Tensor> inputs = new(StringComparer.Ordinal);

    public DeviceTensors(NamedParameter source, RunTensor tensor, ElementType compute)
    {
        (this.source, this.tensor, this.compute) = (source, tensor, compute.TorchType());
        states = new Tensor?[tensor.Group.Route.Rule.States.Count];
        Device = source.Tensor.device;
        Matrices = [tensor.Facts.Matrices, tensor.Facts.Rows, tensor.Facts.Columns];
    }

    public Device Device { get; }

    /// <summary>Number of matrices, rows and columns.</summary>
    public long[] Matrices { get; }

    /// <summary>What values of a space look like.</summary>
    public long[] ShapeOf(Compiler.IR.StateSpace space) => space switch
    {
        Compiler.IR.StateSpace.Row => [Matrices[0], Matrices[1], 1],
        Compiler.IR.StateSpace.Column => [Matrices[0], 1, Matrices[2]],
        _ => Matrices,
    };

    public void SetInput(string name, Tensor values)
    {
        if (inputs.Remove(name, out Tensor? before))
            before.Dispose();
        using (no_grad())
            inputs.Add(name, values.detach().to(compute, Device, copy: true).DetachFromDisposeScope());
    }

    /// <summary>Brings states into being that the run has, with the numbers that it has.</summary>
    public void EnsureStates()
    {
        IReadOnlyList<StateInfo> all = tensor.Group.Route.Rule.States;
        for (int state = 0; state < states.Length; state++)
        {
            if (states[state] is null && all[state].Space < StateSpace.Tensor && tensor.Group.States.Has(state, tensor.Index))
                Upload(state);
        }
    }

    /// <summary>Copies a state from the run's memory to the device.</summary>
    public void UploadAll()
    {
        for (int state = 0; state < states.Length; state++)
        {
            if (states[state] is not null)
                Upload(state);
        }
    }

    /// <summary>Copies states from the device to the run's memory.</summary>
    public void DownloadAll(OptimizerRun run)
    {
        using IDisposable noGrad = no_grad();
        for (int state = 0; state < states.Length; state++)
        {
            if (states[state] is not { } values)
                continue;
            using Tensor numbers = values.to(ScalarType.Float64).cpu();
            StateNumbers.Write(run, tensor.Parameter.Name, tensor.Group.Route.Rule.States[state].Name, numbers.contiguous().data<double>().ToArray());
        }
    }

    /// <summary>What a loop reads: a view of memory, or a wider copy of it.</summary>
    public Tensor Load(Compiler.IR.Tensor what) => what.Role switch
    {
        TensorRole.Parameter => Widened(source.Tensor.reshape(Matrices)),
        TensorRole.Gradient => Widened(source.Tensor.grad!.reshape(Matrices)),
        TensorRole.State => Widened(states[what.Place]!),
        TensorRole.Input => inputs.TryGetValue(tensor.Group.Route.Rule.Inputs[what.Place].Name, out Tensor? input)
            ? input.reshape(Matrices)
            : throw new InvalidOperationException($"A step needs inputs that have not been set: {tensor.Group.Route.Rule.Inputs[what.Place].Name} of {source.Name}."),
        _ => scratch[what.Name],
    };

    /// <summary>Stores what a loop has computed; a loop over one of several matrices stores its part.</summary>
    /// <param name="what">The tensor to store to.</param>
    /// <param name="values">The values, of a shape that becomes the tensor's by repetition.</param>
    /// <param name="matrix">The matrix, or -1 for all.</param>
    public void Store(Compiler.IR.Tensor what, Tensor values, long matrix)
    {
        switch (what.Role)
        {
            case TensorRole.Parameter:
                Write(source.Tensor, values, matrix);
                break;
            case TensorRole.Gradient:
                using (Tensor gradient = source.Tensor.grad!)
                    Write(gradient, values, matrix);
                break;
            case TensorRole.State:
                Part(states[what.Place]!, matrix).copy_(values);
                break;
            default:
                string name = Compiler.Lowering.Passes.Scratch.ReadName(what.Name);
                if (!scratch.TryGetValue(name, out Tensor? room))
                    scratch.Add(name, room = empty(ShapeOf(what.Space), dtype: compute, device: Device).DetachFromDisposeScope());
                Part(room, matrix).copy_(values);
                break;
        }
    }

    /// <summary>One matrix of a tensor of several.</summary>
    public static Tensor Part(Tensor all, long matrix) => matrix < 0 || all.shape[0] == 1 ? all : all.narrow(0, matrix, 1);

    public void EndStep()
    {
        foreach (Tensor values in scratch.Values)
            values.Dispose();
        scratch.Clear();
    }

    public void Dispose()
    {
        EndStep();
        foreach (Tensor? state in states)
            state?.Dispose();
        foreach (Tensor input in inputs.Values)
            input.Dispose();
    }

    private Tensor Widened(Tensor stored) => stored.dtype == compute ? stored : stored.to(compute);

    // A tensor that is no view of matrices is written as it is, from values in its own shape.
    private void Write(Tensor target, Tensor values, long matrix)
    {
        if (target.is_contiguous())
            Part(target.view(Matrices), matrix).copy_(values);
        else if (matrix < 0 || Matrices[0] == 1)
            target.copy_(values.expand(Matrices).reshape(source.Shape));
        else
            target.reshape(source.Shape).flatten(0, -3).narrow(0, matrix, 1).copy_(values.reshape([1, .. source.Shape[^2..]]));
    }

    private void Upload(int state)
    {
        StateInfo info = tensor.Group.Route.Rule.States[state];
        long[] shape = ShapeOf((Compiler.IR.StateSpace)info.Space);
        GroupStates all = tensor.Group.States;
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor values = tensor.Group.Route.Type == ElementType.Float64
            ? torch.tensor(all.Span<double>(state, tensor.Index).ToArray(), shape, ScalarType.Float64)
            : Floats(all, state, shape);
        Tensor placed = values.to(all.TypeOf(state, tensor.Index).TorchType(), Device);
        if (states[state] is { } there)
            there.copy_(placed);
        else
            states[state] = placed.DetachFromDisposeScope();
    }

    private Tensor Floats(GroupStates all, int state, long[] shape) => all.TypeOf(state, tensor.Index) switch
    {
        ElementType.Float32 => torch.tensor(all.Span<float>(state, tensor.Index).ToArray(), shape, ScalarType.Float32),
        ElementType.BFloat16 => torch.tensor(Array.ConvertAll(all.Span<BFloat16>(state, tensor.Index).ToArray(), value => (float)value), shape, ScalarType.Float32),
        _ => torch.tensor(Array.ConvertAll(all.Span<Half>(state, tensor.Index).ToArray(), value => (float)value), shape, ScalarType.Float32),
    };
}
