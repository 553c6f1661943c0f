using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using ScheduleDsl.Torch.Native;
using TorchSharp;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.InPlace;

/// <summary>
/// A CPU tensor as an entry of a parameter table. Dense tensors lend their own memory; any other is copied to a contiguous tensor before a step and back
/// after it. The address stays valid while the handle is the same; that of the gradient is asked for at every step.
/// </summary>
internal sealed class TensorBinding : IDisposable
{
    private readonly ScalarType type;
    private readonly DenseLayout layout;
    private readonly Tensor? copy;
    private Tensor? gradientCopy;
    private bool gradientIsCopied;
    private readonly Dictionary<string, Tensor> inputs = new(StringComparer.Ordinal);

    /// <param name="parameter">The tensor.</param>
    /// <param name="anyOrder">Whether the rule takes weights in any order.</param>
    /// <param name="table">The table to enter it in.</param>
    public TensorBinding(NamedParameter parameter, bool anyOrder, ParameterTable table)
    {
        (Source, type) = (parameter, parameter.Tensor.dtype);
        DenseLayout own = DenseLayout.Of(parameter.Tensor);
        bool isLent = own.IsContiguous || (own.IsDense && anyOrder);
        if (!isLent)
        {
            using IDisposable noGrad = no_grad();
            using Tensor detached = parameter.Tensor.detach();
            copy = detached.contiguous().DetachFromDisposeScope();
        }

        layout = copy is null ? own : DenseLayout.Of(copy);
        nint address = NativeTensor.Data(copy?.Handle ?? parameter.Handle);
        Entry = table.AddBorrowed(parameter.Name, address, 0, layout.MemoryShape, table.ElementType);
    }

    public NamedParameter Source { get; }

    /// <summary>The entry in the table.</summary>
    public Parameter Entry { get; }

    /// <summary>Whether the tensor's own memory is updated.</summary>
    public bool IsInPlace => copy is null;

    /// <summary>The order of axes in memory and in the run's states.</summary>
    public DenseLayout Layout => layout;

    /// <summary>Brings the table up to date: where the gradient is now, and the weights where they are copied.</summary>
    public void Refresh(ParameterTable table)
    {
        Source.RequireAlive();
        nint gradient = NativeTensor.Gradient(Source.Handle);
        if (gradient == 0)
        {
            table.SetGradient(Entry, 0);
            return;
        }

        try
        {
            RequireDense(gradient);
            gradientIsCopied = !layout.IsSameFor(gradient);
            table.SetGradient(Entry, gradientIsCopied ? Copied() : NativeTensor.Data(gradient));
        }
        finally
        {
            NativeTensor.Free(gradient);
        }

        Pull();
    }

    /// <summary>Copies the weights to where the run updates them, if that is elsewhere.</summary>
    public void Pull()
    {
        if (copy is null)
            return;
        using IDisposable noGrad = no_grad();
        copy.copy_(Source.Tensor);
    }

    /// <summary>Copies the weights back.</summary>
    public void Push()
    {
        if (copy is null)
            return;
        using IDisposable noGrad = no_grad();
        Source.Tensor.copy_(copy);
    }

    /// <summary>Keeps a copy of an input in the order of the weights, and gives its address, which stays the same.</summary>
    public nint Input(string name, Tensor values)
    {
        using IDisposable noGrad = no_grad();
        if (!inputs.TryGetValue(name, out Tensor? kept))
            inputs.Add(name, kept = empty_strided(Source.Shape, layout.Strides, dtype: type).DetachFromDisposeScope());
        kept.copy_(values);
        return NativeTensor.Data(kept.Handle);
    }

    /// <summary>Copies the gradient back, for a rule that stores to it.</summary>
    public void PushGradient()
    {
        if (!gradientIsCopied)
            return;
        using IDisposable noGrad = no_grad();
        using Tensor? gradient = Source.Tensor.grad;
        gradient?.copy_(gradientCopy!);
    }

    public void Dispose()
    {
        copy?.Dispose();
        gradientCopy?.Dispose();
        foreach (Tensor input in inputs.Values)
            input.Dispose();
    }

    private void RequireDense(nint gradient)
    {
        if (NativeTensor.IsSparse(gradient))
            throw new NotSupportedException($"The gradient of {Source.Name} is sparse: make the module without sparse gradients, or give the parameter to another optimizer.");
        if (NativeTensor.ScalarType(gradient) != (sbyte)type)
            throw new NotSupportedException($"The gradient of {Source.Name} is {(ScalarType)NativeTensor.ScalarType(gradient)}, and the parameter is {type}.");
    }

    // The order of the weights as the run has them, in memory of our own that stays where it is.
    private nint Copied()
    {
        using IDisposable noGrad = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor gradient = Source.Tensor.grad!;
        gradientCopy ??= empty_strided(Source.Shape, layout.Strides, dtype: type).DetachFromDisposeScope();
        gradientCopy.copy_(gradient);
        return NativeTensor.Data(gradientCopy.Handle);
    }
}
