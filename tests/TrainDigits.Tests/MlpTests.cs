using System;
using System.Linq;
using Examples;
using ScheduleDsl;
using TrainDigits.Digits;
using TrainDigits.Model;
using Xunit;

namespace TrainDigits.Tests;

public sealed class MlpTests
{
    private static readonly DigitSet Digits = DigitsFile.ReadEmbedded();

    /// <summary>The model once more in double precision and in the plainest form, from its formula: the truth for the gradient check.</summary>
    private static double Loss(double[] w, double[] b, double[] v, double[] c, DigitSet batch)
    {
        double sum = 0;
        for (int n = 0; n < batch.Count; n++)
        {
            double[] image = [.. batch.Image(n).ToArray().Select(p => (double)p)];
            double[] hidden = [.. b.Select((bias, o) => Math.Max(0, bias + image.Select((x, i) => w[o * 64 + i] * x).Sum()))];
            double[] logits = [.. c.Select((bias, o) => bias + hidden.Select((x, i) => v[o * hidden.Length + i] * x).Sum())];
            sum += Math.Log(logits.Sum(Math.Exp)) - logits[batch.Labels[n]];
        }

        return sum / batch.Count;
    }

    [Theory]
    [InlineData("hidden.weight", 0)]
    [InlineData("hidden.bias", 1)]
    [InlineData("output.weight", 2)]
    [InlineData("output.bias", 3)]
    public void Gradient_AgreesWithFiniteDifferencesOfTheFormula(string name, int position)
    {
        using ParameterTable table = Mlp.CreateTable();
        var model = new Mlp(table);
        model.Initialize(seed: 2);
        DigitSet batch = Digits.Pick([0, 11, 222, 1700]);
        float loss = model.ComputeGradients(batch);

        double[][] weights = [.. new[] { "hidden.weight", "hidden.bias", "output.weight", "output.bias" }.Select(
            n => table[n].Values.ToArray().Select(x => (double)x).ToArray())];
        double At(int index, double delta)
        {
            double old = weights[position][index];
            weights[position][index] = old + delta;
            double result = Loss(weights[0], weights[1], weights[2], weights[3], batch);
            weights[position][index] = old;
            return result;
        }

        Assert.Equal(At(0, 0), loss, 1e-5);
        int stride = Math.Max(1, weights[position].Length / 40);
        for (int i = 0; i < weights[position].Length; i += stride)
        {
            double expected = (At(i, 1e-6) - At(i, -1e-6)) / 2e-6;
            Assert.Equal(expected, table[name].Gradients[i], 2e-6 + 1e-4 * Math.Abs(expected));
        }
    }

    [Fact]
    public void Gradients_DoNotPileUpOverSteps()
    {
        using ParameterTable table = Mlp.CreateTable();
        var model = new Mlp(table);
        model.Initialize(seed: 2);
        model.ComputeGradients(Digits.Pick([0, 1]));
        float[] once = table["output.weight"].Gradients.ToArray();
        model.ComputeGradients(Digits.Pick([0, 1]));

        Assert.Equal(once, table["output.weight"].Gradients.ToArray());
    }

    [Fact]
    public void Loss_OfLargeLogits_IsFinite()
    {
        float[] logits = [1000, 0, -1000];
        Assert.Equal(1000, SoftmaxCrossEntropy.LossAndGradient(logits, 1, 1));
        Assert.Equal([1, -1, 0], logits);
    }

    [Fact]
    public void Weights_AreAFunctionOfTheSeed_WithinTheirBound()
    {
        using ParameterTable one = Mlp.CreateTable(), same = Mlp.CreateTable(), other = Mlp.CreateTable();
        new Mlp(one).Initialize(1);
        new Mlp(same).Initialize(1);
        new Mlp(other).Initialize(2);
        float[] weights = one["hidden.weight"].Values.ToArray();

        Assert.Equal(weights, same["hidden.weight"].Values.ToArray());
        Assert.NotEqual(weights, other["hidden.weight"].Values.ToArray());
        Assert.All(weights, w => Assert.InRange(w, -0.3062f, 0.3062f));
        Assert.Equal(2.0 / 64, weights.Average(w => (double)w * w), 2e-3);
    }

    [Fact]
    public void Evaluation_CountsEveryImageByLabelAndAnswer()
    {
        using ParameterTable table = Mlp.CreateTable();
        // No weights but one bias: the answer is always 6.
        table["output.bias"].Values[6] = 2;
        Evaluation result = new Mlp(table).Evaluate(Digits);

        Assert.Equal(1797, result.Confusion.Total);
        Assert.Equal(181, result.Confusion.Right);
        Assert.Equal(178, result.Confusion[0, 6]);
        Assert.Equal(0, result.Confusion[0, 0]);
        Assert.Equal(181.0 / 1797, result.Confusion.Accuracy, 1e-12);
        double expected = Math.Log(9 + Math.Exp(2)) - 2 * 181.0 / 1797;
        Assert.Equal(expected, result.Loss, 1e-5);
    }
}
