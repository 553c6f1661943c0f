using System;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Modifiers.Tests;

public sealed class WeightCopyTests
{
    [Fact]
    public void Copies_AreTheWeightsRoundedToTheNearest()
    {
        using ParameterTable half = Stepped(ElementType.Float16, out float[] weights), brain = Stepped(ElementType.BFloat16, out _), same = Stepped(ElementType.Float32, out _);

        Assert.Equal(weights.Select(value => (Half)value), half.SelectMany(p => p.ValuesAs<Half>().ToArray()));
        Assert.Equal(weights.Select(value => (BFloat16)value), brain.SelectMany(p => p.ValuesAs<BFloat16>().ToArray()));
        Assert.Equal(weights, Tables.Weights(same));
        Assert.Contains(weights, value => (float)(Half)value != value);
    }

    [Fact]
    public void CopyValuesTo_GivesTheCopiesThatAStepGives()
    {
        using ParameterTable copy = Stepped(ElementType.BFloat16, out float[] weights), table = Tables.New(), again = Tables.New(ElementType.BFloat16);
        int next = 0;
        foreach (Parameter parameter in table)
        {
            foreach (ref float value in parameter.Values)
                value = weights[next++];
        }

        table.CopyValuesTo(again);
        Assert.Equal(copy.SelectMany(p => p.ValuesAs<BFloat16>().ToArray()), again.SelectMany(p => p.ValuesAs<BFloat16>().ToArray()));
        using ParameterTable other = ParameterTable.CreateArena(ElementType.Float32, ("a", [36]), ("b", [15]), ("c", [1402]));
        string message = Assert.Throws<ArgumentException>(() => table.CopyValuesTo(other)).Message;
        Assert.Contains("a [37] has 37 weights, and there it is a [36] with 36", message);
        Assert.Contains("it lacks d [1]", message);
    }

    [Fact]
    public void StepsThatAreNotApplied_WriteNoCopy()
    {
        using ParameterTable table = Tables.New(), copy = Tables.New();
        Tables.FillWeights(table);
        using OptimizerRun run = GatheringSgd.For(table, options: ClearGradientTests.With("Half", copy));
        for (int batch = 1; batch <= 3; batch++)
        {
            Tables.FillGradients(table, batch);
            Assert.All(Tables.Weights(copy), value => Assert.Equal(0f, value));
            run.Step();
        }

        Assert.Equal(Tables.Weights(table), Tables.Weights(copy));
    }

    [Fact]
    public void TablesThatDoNotFit_AreNamedWithTheirNumbers()
    {
        Refused("writes WeightCopy", new RunOptions());
        Refused("no rule of the run has an output Copy", ClearGradientTests.With("Copy", Tables.New()));
        Refused("it holds Float64, and the run computes in Float32", ClearGradientTests.With("WeightCopy", Tables.New(ElementType.Float64)));
        Refused("a [37] has 37 weights, and there it is a [4, 9] with 36", ClearGradientTests.With("WeightCopy", ParameterTable.CreateArena(ElementType.BFloat16, [("a", [4, 9]), .. Tables.Tensors[1..]])));
        Refused("it lacks d [1]", ClearGradientTests.With("WeightCopy", ParameterTable.CreateArena(ElementType.BFloat16, Tables.Tensors[..3])));
        Refused("e [2] is no parameter of the run", ClearGradientTests.With("WeightCopy", ParameterTable.CreateArena(ElementType.BFloat16, [.. Tables.Tensors, ("e", [2])])));
    }

    [Fact]
    public void TheTableOfTheParameters_IsNoPlaceForTheirCopy()
    {
        using ParameterTable table = Tables.New();

        Assert.Contains("it is the table of the parameters", Assert.Throws<ArgumentException>(() => FullStep.For(table, options: ClearGradientTests.With("WeightCopy", table))).Message);
    }

    private static void Refused(string message, RunOptions options)
    {
        using ParameterTable table = Tables.New();
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => FullStep.For(table, options: options)).Message);
    }

    private static ParameterTable Stepped(ElementType type, out float[] weights)
    {
        using ParameterTable table = Tables.New();
        ParameterTable copy = Tables.New(type);
        Tables.FillWeights(table);
        Tables.FillGradients(table, 1);
        using OptimizerRun run = FullStep.For(table, options: ClearGradientTests.With("WeightCopy", copy));
        run.Step();
        weights = Tables.Weights(table);
        return copy;
    }
}
