using System;
using System.Reflection;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Vectors of several tensors, added place by place.</summary>
public sealed class VectorSumTests
{
    private const string Rule = """
        namespace Acme;
        [Optimizer]
        public sealed partial class Modules
        {
            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                float own = 0;
                if (Shape.PlaceInGroup == 1)
                    own = Across.Column.Sum(gradient);
                else
                    own = Across.Row.Sum(gradient);
                return parameter + Across.Group.SumOfVectors(own);
            }
        }
        """;

    /// <summary>Two groups of a tensor that gives its rows and one that gives its columns.</summary>
    [Fact]
    public void RowsAndColumns_ComeTogetherInTheirGroup()
    {
        using ParameterTable table = new();
        float[] first = new float[4], second = new float[6], other = new float[3];
        table.Add("a.rows", first, new float[] { 1, 2, 3, 4 }, 2, 2);
        table.Add("a.columns", second, new float[] { 10, 20, 30, 40, 50, 60 }, 3, 2);
        table.Add("b.rows", other, new float[] { 5, 6, 7 }, 3, 1);
        using OptimizerRun run = Run(table, new RunOptions { Groups = [new ParameterGroup { Name = "a", Pattern = "a.*" }, new ParameterGroup { Name = "b", Pattern = "b.*" }] });
        run.Step();

        // Rows give 3 and 7, columns 90 and 120.
        Assert.Equal([93, 93, 127, 127], first);
        Assert.Equal([93, 127, 93, 127, 93, 127], second);
        Assert.Equal([5, 6, 7], other);
    }

    [Fact]
    public void ManySteps_AddWhatEachStepGives()
    {
        using ParameterTable table = new();
        float[] first = new float[2], second = new float[2], gradients = [1, 2];
        table.Add("rows", first, gradients, 2, 1);
        table.Add("columns", second, gradients, 1, 2);
        using OptimizerRun run = Run(table);
        for (int step = 0; step < 3; step++)
            run.Step();

        Assert.Equal([6, 12], first);
        Assert.Equal([6, 12], second);
    }

    [Fact]
    public void VectorsOfOtherLengths_AreNamedBeforeAnyWeightChanges()
    {
        using ParameterTable table = new();
        float[] first = new float[2];
        table.Add("rows", first, new float[] { 1, 2 }, 2, 1);
        table.Add("columns", new float[3], new float[3], 1, 3);
        using OptimizerRun run = Run(table);

        ArgumentException error = Assert.Throws<ArgumentException>(() => run.Step());
        Assert.Equal("Modules adds vectors of the group default, of which rows [2, 1] has 2 numbers and columns [1, 3] 3: they belong to different modules.", error.Message);
        Assert.Equal([0, 0], first);
    }

    private static OptimizerRun Run(ParameterTable table, RunOptions? options = null) =>
        (OptimizerRun)GeneratorHost.Run(Sources.Usings + Rule).Load().GetType("Acme.Modules")!.GetMethod("For", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, [table, null, options])!;
}
