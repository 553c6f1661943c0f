using System;
using System.Numerics.Tensors;

namespace Examples;

/// <summary>
/// A fully connected layer, <c>y = W x + b</c>, for one example at a time. <c>W</c> has a row for each output, so both
/// directions go along rows.
/// </summary>
internal static class Dense
{
    public static void Forward(ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, ReadOnlySpan<float> input, Span<float> output)
    {
        for (int o = 0; o < output.Length; o++)
            output[o] = TensorPrimitives.Dot(weight.Slice(o * input.Length, input.Length), input) + bias[o];
    }

    /// <summary>Adds the example's gradients: <c>dW += dy x^T</c>, <c>db += dy</c>.</summary>
    public static void AddGradients(
        ReadOnlySpan<float> input, ReadOnlySpan<float> outputGradient, Span<float> weightGradient, Span<float> biasGradient)
    {
        TensorPrimitives.Add(biasGradient, outputGradient, biasGradient);
        for (int o = 0; o < outputGradient.Length; o++)
        {
            // Behind a ReLU about half of the outputs pass nothing back.
            if (outputGradient[o] == 0)
                continue;
            Span<float> row = weightGradient.Slice(o * input.Length, input.Length);
            TensorPrimitives.MultiplyAdd(input, outputGradient[o], row, row);
        }
    }

    /// <summary>What reaches the layer before: <c>dx = W^T dy</c>.</summary>
    public static void BackwardInput(ReadOnlySpan<float> weight, ReadOnlySpan<float> outputGradient, Span<float> inputGradient)
    {
        inputGradient.Clear();
        for (int o = 0; o < outputGradient.Length; o++)
        {
            ReadOnlySpan<float> row = weight.Slice(o * inputGradient.Length, inputGradient.Length);
            TensorPrimitives.MultiplyAdd(row, outputGradient[o], inputGradient, inputGradient);
        }
    }
}
