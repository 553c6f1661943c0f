using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>Optimizers that train layers by turns.</summary>
public class LayerTests
{
    [Fact]
    public void BAdam_MovesOneLayerAtATime_AndAlwaysWhatIsInNone()
    {
        string[] moved = [.. Moved(new BAdamSettings { Period = 2, Order = LayerOrder.Ascending }, steps: 7)];

        // The first turn is one update shorter.
        Assert.Equal(["embed 0.w 0.b", "embed 1.w 1.b", "embed 1.w 1.b", "embed 2.w 2.b", "embed 2.w 2.b", "embed 0.w 0.b", "embed 0.w 0.b"], moved);
    }

    [Fact]
    public void BAdam_InRandomOrder_HasEachLayerOnceInARound()
    {
        string[] moved = [.. Moved(new BAdamSettings { Period = 1, Order = LayerOrder.Random, Seed = 3 }, steps: 14)];

        // A period of 1 leaves no update for the first turn.
        foreach (string[] round in moved[2..].Chunk(3))
            Assert.Equal(["embed 0.w 0.b", "embed 1.w 1.b", "embed 2.w 2.b"], round.Order());
    }

    [Fact]
    public void Lisa_DrawsAsManyLayersAsItIsTold_AgainAndAgain()
    {
        string[] moved = [.. Moved(new LisaSettings { Period = 3, Few = 2 }, steps: 60)];

        Assert.All(moved, names => Assert.Equal(5, names.Split(' ').Length));
        Assert.All(moved.Chunk(3), draw => Assert.Single(draw.Distinct()));
        Assert.Equal(3, moved.Distinct().Count());
    }

    [Fact]
    public void Lisa_GoesOnWithTheAveragesOfALayerThatWaited()
    {
        using ParameterTable table = Table();
        using OptimizerRun run = OptimizerRun.Create(table, new LisaSettings { KeepsChoice = true });
        for (int step = 1; step <= 6; step++)
        {
            run.SetScalarState("0.w", "waits", step is 2 or 3 ? 1 : 0);
            run.Step();
        }

        Assert.Equal((4.0, 6.0), (run.ScalarState("0.w", "updates"), run.ScalarState("1.w", "updates")));
    }

    [Fact]
    public void FrugalLayers_FollowSignsWhereTheyKeepNoStates()
    {
        using ParameterTable table = Table();
        using OptimizerRun run = OptimizerRun.Create(table, new FrugalLayersSettings { LearningRate = 0.5, InactiveScale = 0.25, Density = 0.34, Order = LayerOrder.Descending, WeightDecay = 0 });
        run.Step();

        Assert.Equal((-0.125f, -0.125f), (table["0.w"].Values[0], table["1.b"].Values[0]));
        Assert.Equal(-0.5f, table["2.w"].Values[0], 1e-6f);
    }

    [Fact]
    public void WithoutNumbers_EachTensorIsALayer()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("a", [2]), ("b", [2]));
        foreach (Parameter parameter in table)
            parameter.Gradients.Fill(1);
        using OptimizerRun run = OptimizerRun.Create(table, new BAdamSettings { Period = 10, Order = LayerOrder.Descending });
        run.Step();

        Assert.Equal((0f, true), (table["a"].Values[0], table["b"].Values[0] < 0));
    }

    [Fact]
    public void LayersThatDoNotFit_AreNamed()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("layers.0.w", [2]), ("layers.1.w", [2]));

        Assert.StartsWith("The layer layers.2.* matches no parameter.", Assert.Throws<ArgumentException>(() => table.NumberLayers("layers.0.*", "layers.2.*")).Message);
        Assert.StartsWith("The parameter layers.1.w [2] is in the layers layers.* and layers.1.*.", Assert.Throws<ArgumentException>(() => table.NumberLayers("layers.*", "layers.1.*")).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => table["layers.0.w"].Layer = -1);
    }

    /// <summary>The names of what each step moved.</summary>
    private static IEnumerable<string> Moved(OptimizerSettings settings, int steps)
    {
        using ParameterTable table = Table();
        using OptimizerRun run = OptimizerRun.Create(table, settings);
        for (int step = 0; step < steps; step++)
        {
            float[] before = [.. table.Select(parameter => parameter.Values[0])];
            run.Step();
            yield return string.Join(" ", table.Zip(before).Where(p => p.First.Values[0] != p.Second).Select(p => p.First.Name));
        }
    }

    private static ParameterTable Table()
    {
        ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("embed", [3, 2]), ("0.w", [2, 2]), ("0.b", [2]), ("1.w", [2, 2]), ("1.b", [2]), ("2.w", [2, 2]), ("2.b", [2]));
        foreach (Parameter parameter in table)
            parameter.Gradients.Fill(1);
        table.NumberLayers("0.*", "1.*", "2.*");
        return table;
    }
}
