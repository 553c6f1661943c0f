using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Options of Muon and its relatives that one paper or code has and another has not, against plain loops.</summary>
public class MuonFormsTests
{
    private const double Rate = 0.05, Momentum = 0.9, Beta2 = 0.8, Decay = 0.1, Epsilon = 1e-10;

    [Theory]
    [InlineData(4, 7, NorMuonSize.Orthogonal, false)]
    [InlineData(7, 4, NorMuonSize.Orthogonal, false)]
    [InlineData(4, 7, NorMuonSize.Iterated, false)]
    [InlineData(7, 4, NorMuonSize.Orthogonal, true)]
    public void NorMuon_OfThePaper(int rows, int columns, NorMuonSize size, bool nesterov)
    {
        NorMuonSettings settings = new() { LearningRate = Rate, Momentum = Momentum, Beta2 = Beta2, WeightDecay = Decay, Size = size, Nesterov = nesterov, Scaling = MuonScaling.Moonlight };
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [rows, columns]));
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        double[,] weights = new double[rows, columns], momentum = new double[rows, columns];
        double[] second = new double[rows];
        foreach (float[] gradients in MatrixSteps.Random(4, rows, columns, 5))
        {
            gradients.Select(g => (double)g).ToArray().CopyTo(table["w"].GradientsAs<double>());
            run.Step();

            double[,] x = Of(rows, columns, (i, j) => 0);
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    double g = gradients[(i * columns) + j];
                    momentum[i, j] = (Momentum * momentum[i, j]) + ((1 - Momentum) * g);
                    x[i, j] = nesterov ? (Momentum * momentum[i, j]) + ((1 - Momentum) * g) : momentum[i, j];
                }
            }

            double[,] o = NewtonSchulz(x);
            for (int i = 0; i < rows; i++)
                second[i] = (Beta2 * second[i]) + ((1 - Beta2) * Enumerable.Range(0, columns).Average(j => o[i, j] * o[i, j]));
            double[,] even = Of(rows, columns, (i, j) => o[i, j] / (Math.Sqrt(second[i]) + Epsilon));

            // The paper's: 0.2 rate sqrt(rows columns) / |N|. The code's keeps |O|, here with the same factor for the shape.
            double step = size == NorMuonSize.Orthogonal ? 0.2 * Math.Sqrt(rows * columns) / Norm(even) : 0.2 * Math.Sqrt(Math.Max(rows, columns)) * Norm(o) / Norm(even);
            weights = Of(rows, columns, (i, j) => ((1 - (Rate * Decay)) * weights[i, j]) - (Rate * step * even[i, j]));
            double[] actual = table["w"].ValuesAs<double>().ToArray();
            for (int i = 0; i < actual.Length; i++)
                Assert.Equal(weights[i / columns, i % columns], actual[i], 1e-9);
        }
    }

    // 40 x (2 x 3 x 3): the flattened ratio is 40 / 18, that of the kernel's sides 1. Without its own factor a step has singular values from 0.68 to 1.135.
    [Theory]
    [InlineData(MuonScaling.Jordan, 1.4907119849998598)]
    [InlineData(MuonScaling.SquareKernels, 1)]
    public void Muon_ScalesConvolutionsByTheirFlattenedSidesOrTheirKernels(MuonScaling scaling, double factor)
    {
        MuonSettings settings = new() { LearningRate = 1, Momentum = 0, Nesterov = false, Scaling = scaling };
        float[] gradient = MatrixSteps.Random(1, 40, 18, 3)[0];
        float[] step = MatrixSteps.Of(settings, [40, 2, 3, 3], [gradient]);

        // From the plain loops, so that the factor is seen exactly.
        double[,] o = NewtonSchulz(Of(40, 18, (i, j) => gradient[(i * 18) + j]));
        for (int i = 0; i < step.Length; i++)
            Assert.Equal(factor * o[i / 18, i % 18], step[i], 1e-4);

        float[] matrix = MatrixSteps.Of(settings, [40, 18], [gradient]);
        Assert.Equal(1.4907119849998598 * o[3, 4], matrix[(3 * 18) + 4], 1e-4);
    }

    [Theory]
    [InlineData(0.9, false)]
    [InlineData(0.6, true)]
    public void ScionLight_KeepsItsMomentumInTheGradient(double momentum, bool transposed)
    {
        const int rows = 3, columns = 5;
        ScionLightSettings settings = new() { LearningRate = Rate, Momentum = momentum, WeightDecay = 0.5, Scale = 3, Norm = ScionNorm.Sign, Transposed = transposed };
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float64, ("w", [rows, columns]));
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        double[] weights = new double[rows * columns], average = new double[rows * columns];
        foreach (float[] gradients in MatrixSteps.Random(12, rows, columns, 7))
        {
            // A backward pass adds.
            double[] before = table["w"].GradientsAs<double>().ToArray();
            before.Zip(gradients, (b, g) => b + g).ToArray().CopyTo(table["w"].GradientsAs<double>());
            run.Step();

            // Scion's own form, with an average; only its direction counts.
            for (int i = 0; i < weights.Length; i++)
            {
                average[i] = (momentum * average[i]) + ((1 - momentum) * gradients[i]);
                weights[i] = ((1 - (Rate * 0.5)) * weights[i]) - (Rate * 3 * Math.Sign(average[i]) / (transposed ? rows : columns));
                Assert.Equal(weights[i], table["w"].ValuesAs<double>()[i], 1e-12);
                Assert.Equal(momentum * average[i] / (1 - momentum), table["w"].GradientsAs<double>()[i], 1e-12);
            }
        }
        Assert.Equal(0, run.StateBytes);
    }

    private static double[,] NewtonSchulz(double[,] x)
    {
        double norm = Norm(x) + 1e-7;
        double[,] y = Of(x.GetLength(0), x.GetLength(1), (i, j) => x[i, j] / norm);
        for (int k = 0; k < 5; k++)
        {
            double[,] cube = Product(Product(y, Turned(y)), y), fifth = Product(Product(y, Turned(y)), cube), last = y;
            y = Of(x.GetLength(0), x.GetLength(1), (i, j) => (3.4445 * last[i, j]) - (4.7750 * cube[i, j]) + (2.0315 * fifth[i, j]));
        }
        return y;
    }

    private static double[,] Product(double[,] a, double[,] b) =>
        Of(a.GetLength(0), b.GetLength(1), (i, j) => Enumerable.Range(0, a.GetLength(1)).Sum(k => a[i, k] * b[k, j]));

    private static double[,] Turned(double[,] a) => Of(a.GetLength(1), a.GetLength(0), (i, j) => a[j, i]);

    private static double Norm(double[,] a) => Math.Sqrt(a.Cast<double>().Sum(x => x * x));

    private static double[,] Of(int rows, int columns, Func<int, int, double> entry)
    {
        double[,] result = new double[rows, columns];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                result[i, j] = entry(i, j);
        }
        return result;
    }
}
