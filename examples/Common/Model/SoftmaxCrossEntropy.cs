using System;
using System.Numerics.Tensors;

namespace Examples;

/// <summary>Softmax and cross-entropy together: <c>loss = log(sum_j exp(z_j)) - z_label</c>.</summary>
internal static class SoftmaxCrossEntropy
{
    /// <summary>The loss in nats; turns the logits into its gradient, <c>softmax(z) - onehot(label)</c>, times <paramref name="scale"/>.</summary>
    public static float LossAndGradient(Span<float> logits, int label, float scale)
    {
        float loss = Loss(logits, label);
        // SoftMax is exp(z) over its sum as it stands: without this a logit above 88 overflows.
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        TensorPrimitives.SoftMax(logits, logits);
        logits[label] -= 1;
        TensorPrimitives.Multiply(logits, scale, logits);
        return loss;
    }

    /// <summary>The loss in nats.</summary>
    public static float Loss(ReadOnlySpan<float> logits, int label)
    {
        float largest = TensorPrimitives.Max(logits);
        float sum = 0;
        foreach (float logit in logits)
            sum += MathF.Exp(logit - largest);
        return MathF.Log(sum) + largest - logits[label];
    }
}
