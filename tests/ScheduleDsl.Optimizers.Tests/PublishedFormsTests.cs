using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Options that say what one paper or one library does and another does not, against their formulas in double.</summary>
public class PublishedFormsTests
{
    private const double Rate = 0.05, Epsilon = 1e-3, Decay = 0.1;
    private const int Steps = 8;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void AdamW_OfOtherLibraries(bool epsilonHat, bool decayLast)
    {
        double m = 0, v = 0;
        AdamWSettings settings = new() { LearningRate = Rate, Epsilon = Epsilon, WeightDecay = Decay, EpsilonHat = epsilonHat, DecayLast = decayLast };
        RequireEqual(settings, (x, g, t) =>
        {
            (m, v) = (0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g);
            double c1 = 1 - Math.Pow(0.9, t), c2 = 1 - Math.Pow(0.999, t);
            double step = Rate * (m / c1) / (epsilonHat ? (Math.Sqrt(v) + Epsilon) / Math.Sqrt(c2) : Math.Sqrt(v / c2) + Epsilon);
            return decayLast ? (x - step) * (1 - Rate * Decay) : x * (1 - Rate * Decay) - step;
        });
    }

    [Fact]
    public void Adam_WithThePapersEpsilonHat()
    {
        double m = 0, v = 0;
        RequireEqual(new AdamSettings { LearningRate = Rate, Epsilon = Epsilon, EpsilonHat = true }, (x, g, t) =>
        {
            (m, v) = (0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g);
            return x - Rate * Math.Sqrt(1 - Math.Pow(0.999, t)) / (1 - Math.Pow(0.9, t)) * m / (Math.Sqrt(v) + Epsilon);
        });
    }

    [Fact]
    public void RmsProp_OfTensorFlow()
    {
        double v = 1, b = 0;
        RmsPropSettings settings = new() { LearningRate = Rate, Alpha = 0.9, Epsilon = Epsilon, Momentum = 0.8, EpsilonInRoot = true, RateInBuffer = true, InitialSquare = 1 };
        RequireEqual(settings, (x, g, _) =>
        {
            v = 0.9 * v + 0.1 * g * g;
            b = 0.8 * b + Rate * g / Math.Sqrt(v + Epsilon);
            return x - b;
        });
    }

    [Fact]
    public void DAdaptAdam_CountsALayerByItsScale()
    {
        const double Scale = 0.5;
        double m = 0, v = 0, s = 0, numerator = 0, d = 1e-3, keep = Math.Sqrt(0.999);
        RequireEqual(new DAdaptAdamSettings { InitialDistance = 1e-3, Epsilon = Epsilon, LayerScale = Scale }, (x, g, _) =>
        {
            double step = d * g;
            numerator = keep * numerator + (1 - keep) * Scale * step * s / (Math.Sqrt(v) + Epsilon);
            (m, v, s) = (0.9 * m + 0.1 * Scale * step, 0.999 * v + 0.001 * g * g, keep * s + (1 - keep) * step);
            d = Math.Max(d, numerator / ((1 - keep) * Scale * Math.Abs(s)));
            return x - m / (Math.Sqrt(v) + Epsilon);
        });
    }

    [Fact]
    public void AdaHessian_AveragesOverNeighboursOfAMatrix()
    {
        using ParameterTable table = new(ElementType.Float64);
        table.Add("w", new double[] { 1, 2, 3, 4 }, new double[] { 0.1, 0.2, -0.3, 0.4 }, 1, 4);
        table.SetInput("w", "hessianProduct", new double[] { 3, -1, 0.5, 1.5 });
        using OptimizerRun run = OptimizerRun.Create(table, new AdaHessianSettings { LearningRate = Rate, Epsilon = Epsilon, AverageLength = 2 });
        run.Step();
        // In the first step both averages are what they average: |d| is 2 for the first two weights and 1 for the others.
        double[] expected = [1 - Rate * 0.1 / (2 + Epsilon), 2 - Rate * 0.2 / (2 + Epsilon), 3 + Rate * 0.3 / (1 + Epsilon), 4 - Rate * 0.4 / (1 + Epsilon)];
        Assert.Equal(expected, table["w"].ValuesAs<double>().ToArray(), (a, b) => Math.Abs(a - b) <= 1e-12);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void AdamP_FloorsEachNormOrTheirProduct(bool floorNorms)
    {
        // Norms of 5 and 1e-9: the cosine is 3e-9 / 1e-8 where their product is at least 1e-8, 3e-9 / 5e-8 where each of them is; 0.1 / sqrt(2) lies between.
        using ParameterTable table = new(ElementType.Float64);
        table.Add("w", new double[] { 3, 4 }, new double[] { 1e-9, 0 }, 1, 2);
        using OptimizerRun run = OptimizerRun.Create(table, new AdamPSettings { LearningRate = Rate, FloorNorms = floorNorms });
        run.Step();
        double u = 1e-9 / (1e-9 + 1e-8), along = floorNorms ? 0.6 * u : 0;
        double[] expected = [3 - Rate * (u - 0.6 * along), 4 + Rate * 0.8 * along];
        Assert.Equal(expected, table["w"].ValuesAs<double>().ToArray(), (a, b) => Math.Abs(a - b) <= 1e-10);
    }

    // Before its roots are used a step is as long as the gradient: the gradient itself.
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void ScalableShampoo_WithItsLookAheads(bool nesterov, bool averages)
    {
        double m = 0;
        RequireEqual(new ScalableShampooSettings { LearningRate = Rate, Beta1 = 0.9, WeightDecay = Decay, Nesterov = nesterov, AveragesMomentum = averages }, (x, g, _) =>
        {
            double step = g + Decay * x;
            m = 0.9 * m + step;
            m = nesterov ? 0.9 * m + (averages ? 0.1 : 1) * step : m;
            return x - Rate * m;
        });
    }

    private static void RequireEqual(OptimizerSettings settings, Func<double, double, int, double> step)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("x", [1]));
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        double x = table["x"].ValuesAs<double>()[0] = 0.75;
        for (int t = 1; t <= Steps; t++)
        {
            double gradient = Math.Cos(t) - 0.25;
            table["x"].GradientsAs<double>()[0] = gradient;
            run.Step();
            x = step(x, gradient, t);
            Assert.Equal(x, table["x"].ValuesAs<double>()[0], 1e-12);
        }
    }
}
