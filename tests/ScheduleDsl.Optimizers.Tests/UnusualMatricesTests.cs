using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScheduleDsl.Optimizers;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Matrices of zeros, of one row or column, and of numbers that are not finite.</summary>
public class UnusualMatricesTests
{
    private static readonly int[][] Shapes = [[3, 5], [5, 3], [4, 4], [1, 7], [7, 1], [1, 1], [0, 4]];

    public static TheoryData<string> OfMatrices =>
        [.. Registry.Optimizers.Where(o => o.Type.Assembly == typeof(Muon).Assembly && o.Type.GetCustomAttribute<OptimizerAttribute>()?.MinRank == 2).Select(o => o.Name)];

    [Theory]
    [MemberData(nameof(OfMatrices))]
    public void ZerosAndSingleRows_LeaveFiniteWeights(string name)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, [.. Shapes.Select((shape, i) => ($"w{i}", shape))]);
        Random random = new(3);
        foreach (Parameter parameter in table)
        {
            foreach (ref float value in parameter.Values)
                value = random.NextSingle() - 0.5f;
        }
        List<MatrixFault> faults = [];
        using OptimizerRun run = OptimizerRun.Create(table, Registry.FindOptimizer(name).CreateSettings(), new RunOptions { OnMatrixFault = faults.Add });
        for (int step = 0; step < 6; step++)
        {
            foreach (Parameter parameter in table)
            {
                foreach (ref float value in parameter.Gradients)
                    value = step < 3 ? 0 : random.NextSingle() - 0.5f;
            }
            run.Step();
            foreach (Parameter parameter in table)
                Assert.All(parameter.Values.ToArray(), value => Assert.True(float.IsFinite(value), $"{name}, step {step + 1}, {parameter}: {value}"));
        }
        Assert.Empty(faults);
    }

    [Fact]
    public void NotFinite_KeepsTheLastBasis_AndIsSaidOnce()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("good", [6, 4]), ("bad", [6, 4]));
        List<MatrixFault> faults = [];
        using OptimizerRun run = OptimizerRun.Create(table, new GaLoreSettings { Rank = 2, Gap = 1 }, new RunOptions { OnMatrixFault = faults.Add });
        Random random = new(5);
        Step(float.NaN, isBad: false);
        float[] basis = run.StateAs<float>("bad", "right").ToArray();
        Step(float.PositiveInfinity, isBad: true);
        float[] kept = run.StateAs<float>("bad", "right").ToArray();
        Step(float.NaN, isBad: true);

        Assert.Equal(basis, kept);
        MatrixFault fault = Assert.Single(faults);
        Assert.Equal(("bad", 2), (fault.Parameter, fault.Step));
        Assert.Contains("Singular value decomposition of a 6 x 4 matrix has no result: the matrix holds NaN or infinity", fault.ToString());
        Assert.All(table["good"].Values.ToArray(), value => Assert.True(float.IsFinite(value)));

        void Step(float other, bool isBad)
        {
            foreach (Parameter parameter in table)
            {
                foreach (ref float value in parameter.Gradients)
                    value = random.NextSingle() - 0.5f;
            }
            if (isBad)
                table["bad"].Gradients[3] = other;
            run.Step();
        }
    }

    [Fact]
    public void RankAboveTheSmallerSide_IsTheSmallerSide()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("w", [6, 4]));
        using OptimizerRun run = OptimizerRun.Create(table, new GaLoreSettings { Rank = 100 });
        Assert.Equal(4 * 4, run.StateAs<float>("w", "right").Length);
    }
}
