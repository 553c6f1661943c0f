using System;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch;

/// <summary>Element types of both libraries.</summary>
internal static class TorchTypes
{
    /// <exception cref="NotSupportedException">No rule computes with such numbers.</exception>
    public static ElementType Of(Tensor tensor, string name) => tensor.dtype switch
    {
        ScalarType.Float32 => ElementType.Float32,
        ScalarType.Float64 => ElementType.Float64,
        ScalarType.BFloat16 => ElementType.BFloat16,
        ScalarType.Float16 => ElementType.Float16,
        ScalarType other => throw new NotSupportedException($"The parameter {name} is {other}: weights are Float32, Float64, BFloat16 or Float16."),
    };

    public static ScalarType TorchType(this ElementType type) => type switch
    {
        ElementType.Float32 => ScalarType.Float32,
        ElementType.Float64 => ScalarType.Float64,
        ElementType.BFloat16 => ScalarType.BFloat16,
        _ => ScalarType.Float16,
    };
}
