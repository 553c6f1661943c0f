using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Modifiers.Tests;

/// <summary>Modifiers without recorded trajectories, against their formulas or against the built-in rule that they make.</summary>
public sealed class FormulaTests
{
    [Fact]
    public void ClipByNorm_ShortensEachTensorByItself()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("long", [2]), ("short", [2]));
        Set(table, "long", [0, 0], [6, 8]);
        Set(table, "short", [0, 0], [0.6, 0.8]);
        using OptimizerRun run = NormClippedSgd.For(table);
        run.Step();

        Assert.Equal([-1.2, -1.6], table["long"].ValuesAs<double>().ToArray(), Near);
        Assert.Equal([-0.6, -0.8], table["short"].ValuesAs<double>().ToArray(), Near);
    }

    // x = 4, g = 1, lr = 1/2: coupled 4 - (1 + 4/4) / 2; decoupled also takes 4/2 D; independent (1/2) / 2 of 4 D; corrected (1/2)(1/2) / 2 of 4 D.
    [Theory]
    [InlineData(0, 0, 0, 3)]
    [InlineData(0.1, 0, 0, 2.8)]
    [InlineData(0, 0.1, 0, 2.9)]
    [InlineData(0, 0, 0.1, 2.95)]
    [InlineData(0.1, 0.1, 0.1, 2.65)]
    public void Decays_TakeTheirShares_OfTheWeightBeforeTheStep(double decoupled, double independent, double corrected, double expected)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [1]));
        Set(table, "w", [4], [1]);
        using OptimizerRun run = DecayedSgd.For(table, new DecayedSgdSettings { DecoupledDecay = decoupled, IndependentDecay = independent, CorrectedDecay = corrected });
        run.Step();

        Assert.Equal([expected], table["w"].ValuesAs<double>().ToArray(), Near);
    }

    [Fact]
    public void CautiousOverAdamW_IsCautiousAdamW() =>
        AssertSame(new MaskedAdamWSettings { LearningRate = 0.05 }, new CautiousAdamWSettings { LearningRate = 0.05, Epsilon = 0 });

    [Fact]
    public void GramsOverAdamW_IsGrams() =>
        AssertSame(new TurnedAdamWSettings { LearningRate = 0.05 }, new GramsSettings { LearningRate = 0.05, Epsilon = 0 });

    [Fact]
    public void PolynomialAverage_WeighsLaterWeightsMore_AndFrozenGroupsStay()
    {
        const int gamma = 3, steps = 12;
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("free", [1]), ("frozen", [1]));
        RunOptions options = new() { Groups = [new ParameterGroup { Name = "still", Pattern = "frozen", Overrides = new Dictionary<string, Slot> { ["MaskIsFrozen"] = 1 } }] };
        using OptimizerRun run = FrozenSgd.For(table, options: options);
        List<double> weights = [];
        for (int step = 1; step <= steps; step++)
        {
            Set(table, "free", table["free"].ValuesAs<double>().ToArray(), [step % 4 - 1]);
            Set(table, "frozen", [7], [step]);
            run.Step();
            weights.Add(table["free"].ValuesAs<double>()[0]);
            Assert.Equal(7, table["frozen"].ValuesAs<double>()[0]);
        }

        // Unrolled, the weight of step t is proportional to t (t + 1) ... (t + gamma - 1), which for whole gamma is a product of gamma numbers.
        double[] share = [.. Enumerable.Range(1, steps).Select(t => Enumerable.Range(t, gamma).Aggregate(1.0, (product, factor) => product * factor))];
        using (run.EvaluationWeights())
            Assert.Equal(share.Zip(weights, (w, x) => w * x).Sum() / share.Sum(), table["free"].ValuesAs<double>()[0], Near);
    }

    // Without epsilon, which AdamW scales with its correction and the others do not.
    private static void AssertSame(OptimizerSettings composed, OptimizerSettings rule)
    {
        using ParameterTable table = Tables.New(ElementType.Float64), other = Tables.New(ElementType.Float64);
        using OptimizerRun one = OptimizerRun.Create(table, composed), two = OptimizerRun.Create(other, rule);
        Random random = new(5);
        for (int step = 0; step < 12; step++)
        {
            foreach (Parameter parameter in table)
            {
                Span<double> first = parameter.GradientsAs<double>(), second = other[parameter.Name].GradientsAs<double>();
                for (int i = 0; i < first.Length; i++)
                    first[i] = second[i] = random.NextDouble() - 0.5;
            }

            one.Step();
            two.Step();
            foreach (Parameter parameter in table)
                Assert.Equal(other[parameter.Name].ValuesAs<double>().ToArray(), parameter.ValuesAs<double>().ToArray(), Near);
        }
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected));

    private static void Set(ParameterTable table, string name, double[] values, double[] gradients)
    {
        values.CopyTo(table[name].ValuesAs<double>());
        gradients.CopyTo(table[name].GradientsAs<double>());
    }
}
