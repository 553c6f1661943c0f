using System;
using System.Numerics.Tensors;
using ScheduleDsl;
using TrainDigits.Digits;

namespace TrainDigits.Model;

/// <summary>
/// A perceptron with one hidden layer: <c>logits = V relu(W x + b) + c</c>. Its weights live in a
/// <see cref="ParameterTable"/>, which is all that an optimizer needs to know of it.
/// </summary>
internal sealed class Mlp
{
    public const int HiddenCount = 128;

    private readonly float[] hidden = new float[HiddenCount];
    private readonly float[] hiddenGradient = new float[HiddenCount];
    private readonly float[] logits = new float[DigitSet.ClassCount];

    /// <summary>A table with a place for every weight, all zero.</summary>
    public static ParameterTable CreateTable() => ParameterTable.CreateArena(
        ElementType.Float32,
        ("hidden.weight", [HiddenCount, DigitSet.PixelCount]),
        ("hidden.bias", [HiddenCount]),
        ("output.weight", [DigitSet.ClassCount, HiddenCount]),
        ("output.bias", [DigitSet.ClassCount]));

    /// <summary>Draws the weights uniformly with variance 2 / inputs, which a ReLU halves (He et al., 2015); biases are 0.</summary>
    public static void Initialize(ParameterTable table, long seed)
    {
        var random = new Seeded(seed, Purpose.Weights);
        foreach ((string name, int inputs) in new[] { ("hidden.weight", DigitSet.PixelCount), ("output.weight", HiddenCount) })
        {
            double bound = Math.Sqrt(6.0 / inputs);
            foreach (ref float weight in table[name].Values)
                weight = (float)(bound * (2 * random.NextUnit() - 1));
        }
    }

    /// <summary>Writes the gradient of the batch's mean loss into the table and returns that loss, in nats.</summary>
    public float ComputeGradients(ParameterTable table, DigitSet batch)
    {
        table.ClearGradients();
        float scale = 1f / batch.Count;
        float loss = 0;
        for (int index = 0; index < batch.Count; index++)
        {
            ReadOnlySpan<float> image = batch.Image(index);
            Forward(table, image);
            loss += SoftmaxCrossEntropy.LossAndGradient(logits, batch.Labels[index], scale);

            Dense.AddGradients(hidden, logits, table["output.weight"].Gradients, table["output.bias"].Gradients);
            Dense.BackwardInput(table["output.weight"].Values, logits, hiddenGradient);
            for (int i = 0; i < hidden.Length; i++)
                hiddenGradient[i] = hidden[i] > 0 ? hiddenGradient[i] : 0;
            Dense.AddGradients(image, hiddenGradient, table["hidden.weight"].Gradients, table["hidden.bias"].Gradients);
        }

        return loss * scale;
    }

    /// <summary>Classifies every image.</summary>
    public Evaluation Evaluate(ParameterTable table, DigitSet digits)
    {
        var confusion = new Confusion();
        double loss = 0;
        for (int i = 0; i < digits.Count; i++)
        {
            Forward(table, digits.Image(i));
            loss += SoftmaxCrossEntropy.Loss(logits, digits.Labels[i]);
            confusion.Add(digits.Labels[i], TensorPrimitives.IndexOfMax<float>(logits));
        }

        return new Evaluation(loss / digits.Count, confusion);
    }

    private void Forward(ParameterTable table, ReadOnlySpan<float> image)
    {
        Dense.Forward(table["hidden.weight"].Values, table["hidden.bias"].Values, image, hidden);
        TensorPrimitives.Max(hidden, 0, hidden);
        Dense.Forward(table["output.weight"].Values, table["output.bias"].Values, hidden, logits);
    }
}
