using System;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace ScheduleDsl.Torch.Operations;

/// <summary>The primitives of the IR as operations of TorchSharp, at least one operand being a tensor.</summary>
internal static class TensorOperations
{
    public static ScalarType TypeOf(IrType type) => type switch
    {
        IrType.Float32 => ScalarType.Float32,
        IrType.Float64 => ScalarType.Float64,
        IrType.Int32 => ScalarType.Int32,
        IrType.Int64 => ScalarType.Int64,
        _ => ScalarType.Bool,
    };

    /// <summary>Why an operation over weights cannot be said, or null.</summary>
    public static string? Problem(Op op) => op switch
    {
        Op.Reinterpret => "reads numbers as bit patterns, as the language's Exp, Log, Pow and trigonometric functions do for each weight",
        Op.Call or Op.TableRead or Op.Time or Op.Share => $"computes {op} for each weight",
        _ => null,
    };

    /// <param name="op">The operation.</param>
    /// <param name="type">Type of the result.</param>
    /// <param name="operands">The operands.</param>
    /// <param name="reusable">For each operand, whether its memory may become the result's.</param>
    /// <param name="device">Where the weights are.</param>
    public static Tensor Apply(Op op, IrType type, Quantity[] operands, bool[] reusable, Device device)
    {
        Quantity x = operands[0];
        switch (operands.Length)
        {
            case 1:
                return Unary(op, type, x.Tensor!, reusable[0]);
            case 2:
                return Binary(op, type, x, operands[1], reusable, device);
            default:
                return op switch
                {
                    Op.Select => where(operands[0].Tensor!, operands[1].On(device, TypeOf(type)), operands[2].On(device, TypeOf(type))),
                    Op.FusedMultiplyAdd => MultiplyAdd(type, operands, reusable, device),
                    _ => throw Missing(op),
                };
        }
    }

    private static Tensor Unary(Op op, IrType type, Tensor x, bool reuse) => op switch
    {
        Op.Negate => reuse ? x.neg_() : x.neg(),
        Op.SquareRoot => reuse ? x.sqrt_() : x.sqrt(),
        Op.Absolute => reuse ? x.abs_() : x.abs(),
        Op.Floor => reuse ? x.floor_() : x.floor(),
        Op.Not => type == IrType.Bool ? x.logical_not() : x.bitwise_not(),
        Op.Convert => Converted(x, type),
        _ => throw Missing(op),
    };

    // C# saturates where a float has no whole number of the type, and NaN becomes 0; TorchSharp leaves that to the device.
    private static Tensor Converted(Tensor x, IrType type)
    {
        if (type is not (IrType.Int32 or IrType.Int64) || !x.is_floating_point())
            return x.to(TypeOf(type), copy: true);
        (double least, double most) = type == IrType.Int32 ? (int.MinValue, int.MaxValue) : (long.MinValue, (double)long.MaxValue);
        return x.nan_to_num(0, most, least).clamp(least, most).to(TypeOf(type));
    }

    private static Tensor Binary(Op op, IrType type, Quantity x, Quantity y, bool[] reusable, Device device)
    {
        if (x.Tensor is { } left && y.Tensor is { } right)
            return OfTensors(op, type, left, right, reusable);
        return x.Tensor is not null ? WithNumber(op, type, x.Tensor, y, reusable[0], device) : WithNumberFirst(op, type, x, y.Tensor!, reusable[1], device);
    }

    private static Tensor OfTensors(Op op, IrType type, Tensor x, Tensor y, bool[] reusable)
    {
        bool intoX = reusable[0] && Holds(x, y), intoY = !intoX && reusable[1] && Holds(y, x);
        return op switch
        {
            Op.Add => intoX ? x.add_(y) : intoY ? y.add_(x) : x.add(y),
            Op.Subtract => intoX ? x.sub_(y) : x.sub(y),
            Op.Multiply => intoX ? x.mul_(y) : intoY ? y.mul_(x) : x.mul(y),
            Op.Divide when type is IrType.Int32 or IrType.Int64 => x.div(y, RoundingMode.trunc),
            Op.Divide => intoX ? x.div_(y) : x.div(y),
            _ => Other(op, type, x, y),
        };
    }

    private static Tensor WithNumber(Op op, IrType type, Tensor x, Quantity y, bool intoX, Device device) => op switch
    {
        Op.Add => intoX ? x.add_(y.Scalar) : x.add(y.Scalar),
        Op.Subtract => intoX ? x.sub_(y.Scalar) : x.sub(y.Scalar),
        Op.Multiply => intoX ? x.mul_(y.Scalar) : x.mul(y.Scalar),
        Op.Divide when type is IrType.Int32 or IrType.Int64 => x.div(y.Scalar, RoundingMode.trunc),
        Op.Divide => intoX ? x.div_(y.Scalar) : x.div(y.Scalar),
        Op.Equal => x.eq(y.Scalar),
        Op.NotEqual => x.ne(y.Scalar),
        Op.Less => x.lt(y.Scalar),
        Op.LessOrEqual => x.le(y.Scalar),
        Op.Greater => x.gt(y.Scalar),
        Op.GreaterOrEqual => x.ge(y.Scalar),
        _ => Other(op, type, x, y.On(device, x.dtype)),
    };

    private static Tensor WithNumberFirst(Op op, IrType type, Quantity x, Tensor y, bool intoY, Device device) => op switch
    {
        Op.Add => intoY ? y.add_(x.Scalar) : y.add(x.Scalar),
        Op.Subtract => (intoY ? y.neg_() : y.neg()).add_(x.Scalar),
        Op.Multiply => intoY ? y.mul_(x.Scalar) : y.mul(x.Scalar),
        Op.Divide => OfTensors(op, type, x.On(device, y.dtype), y, [false, false]),
        _ => Other(op, type, x.On(device, y.dtype), y),
    };

    private static Tensor Other(Op op, IrType type, Tensor x, Tensor y) => op switch
    {
        Op.Remainder => x.fmod(y),
        Op.Minimum => x.minimum(y),
        Op.Maximum => x.maximum(y),
        Op.Equal => x.eq(y),
        Op.NotEqual => x.ne(y),
        Op.Less => x.lt(y),
        Op.LessOrEqual => x.le(y),
        Op.Greater => x.gt(y),
        Op.GreaterOrEqual => x.ge(y),
        Op.And => type == IrType.Bool ? x.logical_and(y) : x.bitwise_and(y),
        Op.Or => type == IrType.Bool ? x.logical_or(y) : x.bitwise_or(y),
        Op.ExclusiveOr => type == IrType.Bool ? x.logical_xor(y) : x.bitwise_xor(y),
        Op.ShiftLeft => x.bitwise_left_shift(y),
        Op.ShiftRight => x.bitwise_right_shift(y),
        _ => throw Missing(op),
    };

    // Rounded after the product too: TorchSharp has no fused form.
    private static Tensor MultiplyAdd(IrType type, Quantity[] operands, bool[] reusable, Device device)
    {
        Quantity z = operands[2];
        if (operands[0].Tensor is null && operands[1].Tensor is null)
            return WithNumber(Op.Add, type, z.Tensor!, new Quantity(Compiler.Analysis.Operations.Apply(Op.Multiply, type, operands[0].Number, operands[1].Number, default)), reusable[2], device);
        if (z.Tensor is { } sum && operands[0].Tensor is { } x && operands[1].Tensor is { } y)
            return reusable[2] && Holds(sum, x) && Holds(sum, y) ? sum.addcmul_(x, y, 1) : sum.addcmul(x, y, 1);
        if (z.Tensor is { } addend)
        {
            (Tensor factor, TorchScalar number) = operands[0].Tensor is { } first ? (first, operands[1].Scalar) : (operands[1].Tensor!, operands[0].Scalar);
            return reusable[2] && Holds(addend, factor) ? addend.add_(factor, number) : addend.add(factor, number);
        }

        Tensor product = Binary(Op.Multiply, type, operands[0], operands[1], reusable, device);
        return product.add_(z.Scalar);
    }

    /// <summary>Whether a result of both operands has the shape of the first.</summary>
    private static bool Holds(Tensor result, Tensor other)
    {
        (long[] whole, long[] part) = (result.shape, other.shape);
        return part.Length <= whole.Length && part.Reverse().Zip(whole.Reverse()).All(size => size.First == size.Second || size.First == 1);
    }

    private static NotSupportedException Missing(Op op) => new($"There is no operation of TorchSharp for {op}.");
}
