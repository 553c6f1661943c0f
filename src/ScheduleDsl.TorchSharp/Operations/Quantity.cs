using System;
using ScheduleDsl.Compiler.Analysis;
using TorchSharp;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch.Operations;

/// <summary>A value of a loop: one number for all weights, or a tensor. A tensor that is owned is a result of this loop, which it may overwrite.</summary>
internal readonly struct Quantity
{
    private readonly Constant number;

    public Quantity(Constant number) => this.number = number;

    public Quantity(Tensor tensor, bool isOwned) => (Tensor, IsOwned) = (tensor, isOwned);

    public Tensor? Tensor { get; }

    public bool IsOwned { get; }

    /// <summary>The number; of tensors there is none.</summary>
    public Constant Number => Tensor is null ? number : throw new InvalidOperationException("The value is a tensor.");

    /// <summary>The number as TorchSharp takes it.</summary>
    public TorchScalar Scalar => Number.Type switch
    {
        Compiler.IR.IrType.Float32 or Compiler.IR.IrType.Float64 => Number.Real,
        Compiler.IR.IrType.Bool => Number.IsTrue,
        _ => Number.Integer,
    };

    /// <summary>The value as a tensor: a number as one of no axes, on the device.</summary>
    public Tensor On(Device device, ScalarType type) => Tensor ?? full([], Scalar, dtype: type, device: device);
}
