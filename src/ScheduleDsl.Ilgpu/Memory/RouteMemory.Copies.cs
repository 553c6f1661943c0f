using System;
using ILGPU.Runtime;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>Copies between host and device.</content>
internal sealed unsafe partial class RouteMemory
{
    private AcceleratorStream Stream => device.Stream;

    public void UploadWeights()
    {
        foreach (DeviceTensor tensor in Layout.Tensors)
        {
            Weights.Upload(Stream, tensor.Element, tensor.Tensor.Parameter.ValueAddress, tensor.Facts.Length);
            if (tensor.Borrowed?.Weights is { } borrowed)
                Weights.CopyTo(device, tensor.Element, borrowed, 0, tensor.Facts.Length);
        }
    }

    /// <summary>Hands over the normal random numbers of a step, as the processor makes them.</summary>
    /// <param name="place">The draw's place in the plan.</param>
    /// <param name="seed">The run's.</param>
    /// <param name="step">The step, from 1.</param>
    public void DrawNormals(int place, long seed, long step)
    {
        const int most = 1 << 18;
        DeviceArray<float> target = unpacked[place]!;
        float[] numbers = new float[Math.Min(most, Layout.Elements)];
        fixed (float* room = numbers)
        {
            foreach (DeviceTensor tensor in Layout.Tensors)
            {
                DrawStream stream = new(seed, step, tensor.Tensor.Position, route.Plan.Tensors[place].Place);
                for (long first = 0; first < tensor.Facts.Length; first += most)
                {
                    int count = (int)Math.Min(most, tensor.Facts.Length - first);
                    RandomFill.Numbers(Arm.Scalar, DrawKind.Normal, stream, first, room, count);
                    target.Upload(Stream, tensor.Element + first, (byte*)room, count);
                    // The next numbers go to the same room.
                    Stream.Synchronize();
                }
            }
        }
    }

    /// <summary>Brings weights to the table, and what steps write beside them to theirs.</summary>
    public void DownloadWeights()
    {
        foreach (DeviceTensor tensor in Layout.Tensors)
        {
            Parameter parameter = tensor.Tensor.Parameter;
            tensor.Borrowed?.Weights?.CopyTo(device, 0, Weights, tensor.Element, tensor.Facts.Length);
            if (route.Plan.WritesGradients)
                tensor.Borrowed?.Gradients?.CopyTo(device, 0, Gradients!, tensor.Element, tensor.Facts.Length);
            Weights.Download(Stream, tensor.Element, parameter.ValueAddress, tensor.Facts.Length);
            if (route.Plan.WritesGradients && parameter.GradientAddress != null)
                Gradients!.Download(Stream, tensor.Element, parameter.GradientAddress, tensor.Facts.Length);
            for (int output = 0; output < outputs.Length; output++)
                outputs[output]?.Download(Stream, tensor.Element, route.Precision.Outputs.Address(route.Rule.Outputs[output], parameter.Name), tensor.Facts.Length);
        }
    }

    public void UploadGradients()
    {
        foreach (DeviceTensor tensor in Layout.Tensors)
        {
            if (tensor.Tensor.Parameter.GradientAddress != null && tensor.Borrowed?.Gradients is null)
                Gradients?.Upload(Stream, tensor.Element, tensor.Tensor.Parameter.GradientAddress, tensor.Facts.Length);
        }
    }

    public void UploadInputs()
    {
        for (int input = 0; input < inputs.Length; input++)
        {
            if (inputs[input] is not { } array)
                continue;
            foreach (DeviceTensor tensor in Layout.Tensors)
            {
                byte* address = tensor.Tensor.Parameter.InputAddress(route.Rule.Inputs[input].Name);
                if (address != null)
                    array.Upload(Stream, tensor.Element, address, tensor.Facts.Length);
            }
        }
    }

    /// <summary>Brings to the device what the host has of states and the device has not; arrays come into being with the first tensor that has a state.</summary>
    public void UploadStates()
    {
        for (int state = 0; state < states.Length; state++)
        {
            StateSpace space = route.Rule.States[state].Space;
            if (space is StateSpace.Tensor or StateSpace.Global)
                continue;
            for (int i = 0; i < Layout.Tensors.Length; i++)
            {
                RunTensor tensor = Layout.Tensors[i].Tensor;
                if (!tensor.Group.States.Has(state, tensor.Index) || states[state] is { } known && known.IsHere[i])
                    continue;
                StateArray array = states[state] ??= NewState(tensor.Group.States, state, space);
                GroupStates host = tensor.Group.States;
                long count = host.Count(state, tensor.Index), start = Layout.Tensors[i].StartOf(space);
                array.Numbers.Upload(Stream, start, host.Address(state, tensor.Index), count);
                array.Largest?.Upload(Stream, start / BlockFormat.Length, host.Companion(state, tensor.Index), (count + BlockFormat.Length - 1) / BlockFormat.Length);
                array.IsHere[i] = true;
            }
        }
    }

    /// <summary>Brings what is kept beside weights to the device.</summary>
    public void UploadLost()
    {
        foreach (DeviceTensor tensor in Layout.Tensors)
        {
            byte* lost = tensor.Tensor.Group.States.Compensation(tensor.Tensor.Index);
            if (lost != null)
                Lost?.Upload(Stream, tensor.Element, lost, tensor.Facts.Length);
        }
    }

    /// <summary>Brings the states to the host.</summary>
    public void DownloadStates()
    {
        for (int i = 0; i < Layout.Tensors.Length; i++)
        {
            DeviceTensor at = Layout.Tensors[i];
            GroupStates host = at.Tensor.Group.States;
            int index = at.Tensor.Index;
            for (int state = 0; state < states.Length; state++)
            {
                if (states[state] is not { } array || !array.IsHere[i])
                    continue;
                long count = host.Count(state, index), start = at.StartOf(array.Space);
                array.Numbers.Download(Stream, start, host.Address(state, index), count);
                array.Largest?.Download(Stream, start / BlockFormat.Length, host.Companion(state, index), (count + BlockFormat.Length - 1) / BlockFormat.Length);
            }

            byte* lost = host.Compensation(index);
            if (lost != null)
                Lost?.Download(Stream, at.Element, lost, at.Facts.Length);
        }
    }

    /// <summary>What the host has of states is to be taken again.</summary>
    public void ForgetStates()
    {
        foreach (StateArray? state in states)
        {
            if (state is not null)
                System.Array.Clear(state.IsHere);
        }
    }

    /// <summary>Takes a tensor's weights, gradients or both from memory of somebody else's from now on.</summary>
    public void Borrow(DeviceTensor tensor, nint weights, nint gradients)
    {
        DeviceArray? At(nint address, ElementType type) => address == 0 ? null : DeviceArray.Borrow(type, device, address, tensor.Facts.Length);
        tensor.Borrowed = weights == 0 && gradients == 0 ? null : new BorrowedTensor(At(weights, table.ElementType), At(gradients, table.GradientType));
        Version++;
    }

    private StateArray NewState(GroupStates host, int state, StateSpace space)
    {
        Version++;
        string what = $"state {route.Rule.States[state].Name}";
        int tensors = Layout.Tensors.Length;
        long count = Layout.CountOf(space);
        if (!host.FormatOf(state, 0).IsBlock8())
            return new StateArray(DeviceArray.Of(host.TypeOf(state, 0), buffers, what, count), null, space, tensors);
        DeviceArray<float> largest = new(buffers.Take<float>(what, (count + BlockFormat.Length - 1) / BlockFormat.Length));
        return new StateArray(new DeviceArray<byte>(buffers.Take<byte>(what, count)), largest, space, tensors);
    }
}
