using System;
using System.Reflection;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Collectives over a group or the run, of values that tensors compute in different ways.</summary>
public sealed class GlobalCollectiveTests
{
    /// <summary>Matrices are centered, vectors are not: two variants give their parts of one norm.</summary>
    [Theory]
    [InlineData("All")]
    [InlineData("Group")]
    public void ANorm_IsOverAllTensors_HoweverEachComputesItsPart(string scope)
    {
        Assembly built = GeneratorHost.Run(Sources.Usings + $$"""
            namespace Acme;
            [Optimizer]
            public sealed partial class Normalised
            {
                [UpdateRule]
                private float Update(float parameter, float gradient)
                {
                    if (Shape.Rank > 1)
                        gradient -= Across.Row.Mean(gradient);
                    return parameter - gradient * (1 / Across.{{scope}}.Norm(gradient));
                }
            }
            """).Load();
        using ParameterTable table = new();
        float[] matrix = new float[4];
        float[] vector = new float[2];
        table.Add("matrix", matrix, new float[] { 1, 3, 2, 2 }, 2, 2);
        table.Add("vector", vector, new float[] { 1, 1 }, 2);
        using OptimizerRun run = Run(built, "Acme.Normalised", table);
        run.Step();

        // Centered: -1, 1, 0, 0. With 1, 1 of the vector the norm is 2.
        Assert.Equal([0.5f, -0.5f, 0, 0], matrix);
        Assert.Equal([-0.5f, -0.5f], vector);
    }

    /// <summary>One text at two places is two collectives, even where vectors give both the same value.</summary>
    [Fact]
    public void TwoPlacesThatReadAlike_AreTwoCollectives()
    {
        Assembly built = GeneratorHost.Run(Sources.Usings + """
            namespace Acme;
            [Optimizer]
            public sealed partial class Twice
            {
                [UpdateRule]
                private float Update(float parameter, float gradient)
                {
                    Scalar before = Across.All.Sum(gradient);
                    if (Shape.Rank > 1)
                        gradient = 10 * gradient;
                    Scalar after = Across.All.Sum(gradient);
                    return parameter + before + 1000 * after;
                }
            }
            """).Load();
        using ParameterTable table = new();
        float[] matrix = new float[1];
        float[] vector = new float[1];
        table.Add("matrix", matrix, new float[] { 2 }, 1, 1);
        table.Add("vector", vector, new float[] { 3 }, 1);
        using OptimizerRun run = Run(built, "Acme.Twice", table);
        run.Step();

        Assert.Equal(5 + 23000f, matrix[0]);
        Assert.Equal(5 + 23000f, vector[0]);
    }

    [Fact]
    public void AnUnregisteredRule_IsNotFoundByName_AndRuns()
    {
        Assembly built = GeneratorHost.Run(Sources.Usings + """
            namespace Acme;
            [Optimizer(IsRegistered = false)]
            public sealed partial class Helper
            {
                [UpdateRule]
                private float Update(float parameter, float gradient, [Input] Scalar loss) => parameter - loss * gradient;
            }
            """).Load();
        using ParameterTable table = new();
        float[] weights = [1];
        float[] gradients = [0];
        table.Add("weights", weights, gradients);
        using OptimizerRun run = Run(built, "Acme.Helper", table);

        // The closure gives the gradient, and what the rule reads as the loss.
        StepResult result = run.Step(() => (gradients[0] = 2) * 0.125);

        Assert.Equal((0.5f, 1L), (weights[0], result.Step));
        Assert.DoesNotContain(Registry.Optimizers, entry => entry.Name == "Acme.Helper");
    }

    private static OptimizerRun Run(Assembly built, string rule, ParameterTable table) =>
        (OptimizerRun)built.GetType(rule)!.GetMethod("For")!.Invoke(null, [table, null, null])!;
}
