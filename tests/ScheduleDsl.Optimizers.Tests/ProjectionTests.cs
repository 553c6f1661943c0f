using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Rules that turn or project a matrix: of which shapes they take one, and where their projection comes from.</summary>
public class ProjectionTests
{
    [Theory]
    [InlineData(CondaBasis.Both, "asks for 5 right singular vectors of a matrix of 2 x 5 of wide [2, 5]: there are at most 2; and asks for 4 left singular vectors of a matrix of 4 x 3 of high [4, 3]: there are at most 3.")]
    [InlineData(CondaBasis.Columns, "Conda asks for 5 right singular vectors of a matrix of 2 x 5 of wide [2, 5]: there are at most 2.")]
    [InlineData(CondaBasis.Rows, "Conda asks for 4 left singular vectors of a matrix of 4 x 3 of high [4, 3]: there are at most 3.")]
    public void BasisOfTheLongerSide_IsOneError_WhenTheRunIsMade(CondaBasis basis, string message)
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("wide", [2, 5]), ("square", [3, 3]), ("high", [4, 3]));
        CondaSettings settings = new() { Basis = basis };

        Assert.Contains(message, Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, settings)).Message);
    }

    [Fact]
    public void ProjectionThatIsKept_IsComputedOnce_WhereNoneWasSet()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("given", [6, 4]), ("found", [6, 4]));
        using OptimizerRun run = OptimizerRun.Create(table, new GaLoreSettings { Rank = 2, Gap = 1, KeepsProjection = true });
        float[] given = [1, 0, 0, 0, 0, 0, 1, 0];
        run.SetState("given", "right", given);
        float[]? first = null;
        for (int step = 0; step < 3; step++)
        {
            Fill(table, step);
            run.Step();
            first ??= run.State("found", "right").ToArray();

            Assert.Equal(given, run.State("given", "right").ToArray());
            Assert.Equal(first, run.State("found", "right").ToArray());
        }
        Assert.Equal(1, first!.Take(4).Sum(x => x * x), 1e-5f);
    }

    [Fact]
    public void ProjectionThatIsKept_IsDrawnOnce_WhereNoneWasSet()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("given", [6, 4]), ("drawn", [6, 4]), ("wide", [3, 5]));
        using OptimizerRun run = OptimizerRun.Create(table, new ApolloSettings { Rank = 2, Gap = 1, KeepsProjection = true });
        float[] given = [1, 0, 0, 0, 0, 0, 1, 0];
        run.SetState("given", "right", given);
        Fill(table, 0);
        run.Step();
        float[] drawn = run.State("drawn", "right").ToArray(), wide = run.State("wide", "left").ToArray();
        Fill(table, 1);
        run.Step();

        Assert.Equal(given, run.State("given", "right").ToArray());
        Assert.Equal(drawn, run.State("drawn", "right").ToArray());
        Assert.Equal(wide, run.State("wide", "left").ToArray());
        Assert.DoesNotContain(0, drawn.Concat(wide));
    }

    private static void Fill(ParameterTable table, int seed)
    {
        Random random = new(seed);
        foreach (Parameter parameter in table)
        {
            foreach (ref float gradient in parameter.Gradients)
                gradient = random.NextSingle() - 0.5f;
        }
    }
}
