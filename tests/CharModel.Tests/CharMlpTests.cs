using System;
using System.Collections.Generic;
using System.Linq;
using CharModel.Model;
using CharModel.Words;
using ScheduleDsl;
using Xunit;

namespace CharModel.Tests;

public sealed class CharMlpTests
{
    private static readonly string[] Names = ["embedding", "hidden.weight", "hidden.bias", "output.weight", "output.bias"];

    private static readonly WordSet Words = WordSet.Create(["gradient", "descends", "it"]);

    private static readonly int[] Places = [0, 3, 8, 12, 19, 20];

    /// <summary>The model once more in double precision and in the plainest form, from its formula: the truth for the gradient check.</summary>
    private static double Loss(IReadOnlyList<double[]> weights)
    {
        double sum = 0;
        var context = new byte[WordSet.ContextLength];
        foreach (int place in Places)
        {
            Words.Context(place, context);
            double[] input = [.. context.SelectMany(symbol => weights[0].Skip(symbol * 24).Take(24))];
            double[] hidden = [.. weights[2].Select((bias, o) => Math.Max(0, bias + input.Select((x, i) => weights[1][o * 192 + i] * x).Sum()))];
            double[] logits = [.. weights[4].Select((bias, o) => bias + hidden.Select((x, i) => weights[3][o * 256 + i] * x).Sum())];
            sum += Math.Log(logits.Sum(Math.Exp)) - logits[Words.Symbols[place]];
        }

        return sum / Places.Length;
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Gradient_AgreesWithFiniteDifferencesOfTheFormula(int position)
    {
        using ParameterTable table = CharMlp.CreateTable();
        var model = new CharMlp(table);
        model.Initialize(seed: 2);
        float loss = model.ComputeGradients(Words, Places);
        double[][] weights = [.. Names.Select(n => table[n].Values.ToArray().Select(x => (double)x).ToArray())];
        double At(int index, double delta)
        {
            double old = weights[position][index];
            weights[position][index] = old + delta;
            double result = Loss(weights);
            weights[position][index] = old;
            return result;
        }

        Assert.Equal(At(0, 0), loss, 1e-5);
        int stride = Math.Max(1, weights[position].Length / 23);
        for (int i = 0; i < weights[position].Length; i += stride)
        {
            double expected = (At(i, 1e-6) - At(i, -1e-6)) / 2e-6;
            Assert.Equal(expected, table[Names[position]].Gradients[i], 2e-6 + 1e-4 * Math.Abs(expected));
        }
    }

    [Fact]
    public void Gradients_DoNotPileUpOverSteps()
    {
        using ParameterTable table = CharMlp.CreateTable();
        var model = new CharMlp(table);
        model.Initialize(seed: 2);
        model.ComputeGradients(Words, Places);
        float[] once = table["embedding"].Gradients.ToArray();
        model.ComputeGradients(Words, Places);

        Assert.Equal(once, table["embedding"].Gradients.ToArray());
    }

    [Fact]
    public void FreshModel_GivesAllSymbolsNearlyEqualChances()
    {
        using ParameterTable table = CharMlp.CreateTable();
        var model = new CharMlp(table);
        model.Initialize(seed: 1);

        Assert.Equal(Math.Log(27), model.Loss(Words), 0.05);
        Assert.Equal(1, model.Chances(new byte[WordSet.ContextLength]).ToArray().Sum(), 1e-5f);
    }

    [Fact]
    public void Inventor_EndsAWordAtABoundary_AndRepeatsItselfForASeed()
    {
        using ParameterTable table = CharMlp.CreateTable();
        var model = new CharMlp(table);
        // No weights but two biases: b and the end are as likely as each other, and nothing else is.
        table["output.bias"].Values[2] = 50;
        table["output.bias"].Values[Alphabet.Boundary] = 50;
        string[] words = Inventor.Invent(model, 50, seed: 1);

        Assert.All(words, w => Assert.Matches("^b*$", w));
        Assert.InRange(words.Average(w => w.Length), 0.5, 1.6);
        Assert.Equal(words, Inventor.Invent(model, 50, seed: 1));
        Assert.NotEqual(words, Inventor.Invent(model, 50, seed: 2));
    }
}
