using System;
using System.Numerics.Tensors;
using Examples;
using ScheduleDsl;
using TrainDigits.Digits;

namespace TrainDigits.Model;

/// <summary>
/// A perceptron with one hidden layer: <c>logits = V relu(W x + b) + c</c>. Its weights live in a
/// <see cref="ParameterTable"/>, which is all that an optimizer needs to know of it.
/// </summary>
/// <param name="table">What <see cref="CreateTable"/> made.</param>
internal sealed class Mlp(ParameterTable table)
{
    public const int HiddenCount = 128;

    private readonly Parameter hiddenWeight = table["hidden.weight"], hiddenBias = table["hidden.bias"];
    private readonly Parameter outputWeight = table["output.weight"], outputBias = table["output.bias"];

    private readonly float[] hidden = new float[HiddenCount];
    private readonly float[] hiddenGradient = new float[HiddenCount];
    private readonly float[] logits = new float[DigitSet.ClassCount];

    /// <summary>A table with a place for every weight, all zero.</summary>
    public static ParameterTable CreateTable()
    {
        ParameterTable table = ParameterTable.CreateArena(
            ElementType.Float32,
            ("hidden.weight", [HiddenCount, DigitSet.PixelCount]),
            ("hidden.bias", [HiddenCount]),
            ("output.weight", [DigitSet.ClassCount, HiddenCount]),
            ("output.bias", [DigitSet.ClassCount]));
        table["output.weight"].Kind = TensorRoutes.Head;
        return table;
    }

    /// <summary>Draws the weights uniformly with variance 2 / inputs, which a ReLU halves (He et al., 2015); biases are 0.</summary>
    public void Initialize(long seed)
    {
        var random = new Seeded(seed, Purpose.Weights);
        foreach (Parameter weights in new[] { hiddenWeight, outputWeight })
        {
            double bound = Math.Sqrt(6.0 / weights.Shape[1]);
            foreach (ref float weight in weights.Values)
                weight = (float)(bound * (2 * random.NextUnit() - 1));
        }

        hiddenBias.Values.Clear();
        outputBias.Values.Clear();
    }

    /// <summary>Writes the gradient of the batch's mean loss into the table and returns that loss, in nats.</summary>
    public float ComputeGradients(DigitSet batch)
    {
        foreach (Parameter parameter in table)
            parameter.Gradients.Clear();

        float scale = 1f / batch.Count;
        float loss = 0;
        for (int i = 0; i < batch.Count; i++)
        {
            Forward(batch.Image(i));
            loss += SoftmaxCrossEntropy.LossAndGradient(logits, batch.Labels[i], scale);
            Backward(batch.Image(i));
        }

        return loss * scale;
    }

    /// <summary>Classifies every image.</summary>
    public Evaluation Evaluate(DigitSet digits)
    {
        var confusion = new Confusion();
        double loss = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            Forward(digits.Image(i));
            loss += SoftmaxCrossEntropy.Loss(logits, digits.Labels[i]);
            confusion.Add(digits.Labels[i], TensorPrimitives.IndexOfMax<float>(logits));
        }

        return new Evaluation(loss / digits.Count, confusion);
    }

    private void Forward(ReadOnlySpan<float> image)
    {
        Dense.Forward(hiddenWeight.Values, hiddenBias.Values, image, hidden);
        TensorPrimitives.Max(hidden, 0, hidden);
        Dense.Forward(outputWeight.Values, outputBias.Values, hidden, logits);
    }

    /// <summary>From the gradient of the logits, which <see cref="SoftmaxCrossEntropy"/> left in their place, to that of the weights.</summary>
    private void Backward(ReadOnlySpan<float> image)
    {
        Dense.AddGradients(hidden, logits, outputWeight.Gradients, outputBias.Gradients);
        Dense.BackwardInput(outputWeight.Values, logits, hiddenGradient);
        for (int i = 0; i < hidden.Length; i++)
            hiddenGradient[i] = hidden[i] > 0 ? hiddenGradient[i] : 0;
        Dense.AddGradients(image, hiddenGradient, hiddenWeight.Gradients, hiddenBias.Gradients);
    }
}
