using System;
using System.Numerics.Tensors;
using CharModel.Words;
using Examples;
using ScheduleDsl;

namespace CharModel.Model;

/// <summary>
/// The network of Bengio et al., "A Neural Probabilistic Language Model", 2003, over letters: the vectors of the eight symbols before a place,
/// <c>x = (E[c1], ..., E[c8])</c>, then <c>logits = V relu(W x + b) + d</c>. Gradients are written by hand.
/// </summary>
/// <param name="table">What <see cref="CreateTable"/> made.</param>
internal sealed class CharMlp(ParameterTable table)
{
    public const int EmbeddingLength = 24, HiddenCount = 256, InputCount = WordSet.ContextLength * EmbeddingLength;

    private readonly Parameter embedding = table["embedding"];
    private readonly Parameter hiddenWeight = table["hidden.weight"], hiddenBias = table["hidden.bias"];
    private readonly Parameter outputWeight = table["output.weight"], outputBias = table["output.bias"];

    private readonly byte[] context = new byte[WordSet.ContextLength];
    private readonly float[] input = new float[InputCount], inputGradient = new float[InputCount];
    private readonly float[] hidden = new float[HiddenCount], hiddenGradient = new float[HiddenCount];
    private readonly float[] logits = new float[Alphabet.Count];

    /// <summary>A table with a place for every weight, all zero, in which embedding and head are known as such.</summary>
    public static ParameterTable CreateTable()
    {
        ParameterTable table = ParameterTable.CreateArena(
            ElementType.Float32,
            ("embedding", [Alphabet.Count, EmbeddingLength]),
            ("hidden.weight", [HiddenCount, InputCount]),
            ("hidden.bias", [HiddenCount]),
            ("output.weight", [Alphabet.Count, HiddenCount]),
            ("output.bias", [Alphabet.Count]));
        table["embedding"].Kind = TensorRoutes.Embedding;
        table["output.weight"].Kind = TensorRoutes.Head;
        return table;
    }

    /// <summary>
    /// Draws weights uniformly: with variance 1 for the embedding, 2 / inputs for the hidden layer, which a ReLU halves (He et al., 2015), and
    /// 1 / (100 inputs) for the head, so that training begins with nearly equal chances for all symbols; biases are 0.
    /// </summary>
    public void Initialize(long seed)
    {
        var random = new Seeded(seed, Purpose.Weights);
        Draw(ref random, embedding.Values, 1);
        Draw(ref random, hiddenWeight.Values, 2.0 / InputCount);
        Draw(ref random, outputWeight.Values, 0.01 / HiddenCount);
        hiddenBias.Values.Clear();
        outputBias.Values.Clear();
    }

    /// <summary>Writes the gradient of the batch's mean loss into the table and returns that loss, in nats.</summary>
    public float ComputeGradients(WordSet words, ReadOnlySpan<int> places)
    {
        foreach (Parameter parameter in table)
            parameter.Gradients.Clear();

        float scale = 1f / places.Length;
        float loss = 0;
        foreach (int place in places)
        {
            words.Context(place, context);
            Forward();
            loss += SoftmaxCrossEntropy.LossAndGradient(logits, words.Symbols[place], scale);
            Backward();
        }

        return loss * scale;
    }

    /// <summary>Mean loss in nats over the first places, or all.</summary>
    public double Loss(WordSet words, int most = int.MaxValue)
    {
        int count = Math.Min(most, words.Count);
        double loss = 0;
        for (int place = 0; place < count; place++)
        {
            words.Context(place, context);
            Forward();
            loss += SoftmaxCrossEntropy.Loss(logits, words.Symbols[place]);
        }

        return loss / count;
    }

    /// <summary>Chances of each symbol after others, the nearest last.</summary>
    public ReadOnlySpan<float> Chances(ReadOnlySpan<byte> before)
    {
        before.CopyTo(context);
        Forward();
        TensorPrimitives.Subtract(logits, TensorPrimitives.Max<float>(logits), logits);
        TensorPrimitives.SoftMax(logits, logits);
        return logits;
    }

    private void Forward()
    {
        for (int i = 0; i < context.Length; i++)
            Row(embedding.Values, context[i]).CopyTo(input.AsSpan(i * EmbeddingLength));
        Dense.Forward(hiddenWeight.Values, hiddenBias.Values, input, hidden);
        TensorPrimitives.Max(hidden, 0, hidden);
        Dense.Forward(outputWeight.Values, outputBias.Values, hidden, logits);
    }

    /// <summary>From the gradient of the logits, which <see cref="SoftmaxCrossEntropy"/> left in their place, to that of the weights.</summary>
    private void Backward()
    {
        Dense.AddGradients(hidden, logits, outputWeight.Gradients, outputBias.Gradients);
        Dense.BackwardInput(outputWeight.Values, logits, hiddenGradient);
        for (int i = 0; i < hidden.Length; i++)
            hiddenGradient[i] = hidden[i] > 0 ? hiddenGradient[i] : 0;
        Dense.AddGradients(input, hiddenGradient, hiddenWeight.Gradients, hiddenBias.Gradients);
        Dense.BackwardInput(hiddenWeight.Values, hiddenGradient, inputGradient);
        for (int i = 0; i < context.Length; i++)
        {
            Span<float> row = Row(embedding.Gradients, context[i]);
            TensorPrimitives.Add(row, inputGradient.AsSpan(i * EmbeddingLength, EmbeddingLength), row);
        }
    }

    private static Span<float> Row(Span<float> vectors, int symbol) => vectors.Slice(symbol * EmbeddingLength, EmbeddingLength);

    private static void Draw(ref Seeded random, Span<float> weights, double variance)
    {
        double bound = Math.Sqrt(3 * variance);
        foreach (ref float weight in weights)
            weight = (float)(bound * (2 * random.NextUnit() - 1));
    }
}
