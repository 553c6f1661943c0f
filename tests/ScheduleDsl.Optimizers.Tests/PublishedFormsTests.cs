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
