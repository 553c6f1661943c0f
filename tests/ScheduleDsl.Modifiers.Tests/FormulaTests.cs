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

    // Rows (3, 4) and (0.3, 0.4) have root mean squares of sqrt(12.5) and sqrt(0.125), columns of sqrt(4.545) and sqrt(8.08).
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RmsCap_ShortensRowsOrColumnsThatAreTooLong(bool ofColumns)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [2, 2]));
        Set(table, "w", [3, 4, 0.3, 0.4], [0, 0, 0, 0]);
        using OptimizerRun run = CappedSgd.For(table, new CappedSgdSettings { CapBound = 2.5, CapOfColumns = ofColumns });
        run.Step();

        double row = 2.5 / Math.Sqrt(12.5), column = 2.5 / Math.Sqrt(8.08);
        Assert.Equal(ofColumns ? [3, 4 * column, 0.3, 0.4 * column] : [3 * row, 4 * row, 0.3, 0.4], table["w"].ValuesAs<double>().ToArray(), Near);
    }

    [Fact]
    public void AdaLoraPenalty_IsTheSlopeOfItsTermOfTheLoss()
    {
        const double strength = 0.3, width = 1e-5;
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("m.0.A", [2, 5]), ("m.1.E", [2, 1]), ("m.2.B", [4, 2]));
        Random random = new(3);
        Dictionary<string, double[]> weights = table.ToDictionary(p => p.Name, p => Enumerable.Range(0, (int)p.Length).Select(_ => random.NextDouble() - 0.5).ToArray());
        foreach ((string name, double[] values) in weights)
            Set(table, name, values, new double[values.Length]);
        RunOptions options = new() { Groups = [new ParameterGroup { Name = "m", Pattern = "m.*" }] };
        using OptimizerRun run = PenalisedSgd.For(table, new PenalisedSgdSettings { PenaltyStrength = strength }, options);
        run.Step();

        // |M M^T - I| of A's two rows, and of B's two columns.
        double Loss(Func<int, int, double> entry, int length)
        {
            double sum = 0;
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++)
                    sum += Math.Pow(Enumerable.Range(0, length).Sum(k => entry(i, k) * entry(j, k)) - (i == j ? 1 : 0), 2);
            }
            return strength * Math.Sqrt(sum);
        }

        double LossOf(string name, double[] w) => name switch { "m.0.A" => Loss((i, k) => w[i * 5 + k], 5), "m.2.B" => Loss((i, k) => w[k * 2 + i], 4), _ => 0 };
        foreach ((string name, double[] values) in weights)
        {
            double Moved(int at, double by) => LossOf(name, [.. values.Select((x, i) => i == at ? x + by : x)]);
            for (int i = 0; i < values.Length; i++)
                Assert.Equal((Moved(i, width) - Moved(i, -width)) / (2 * width), values[i] - table[name].ValuesAs<double>()[i], 1e-8);
        }
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
