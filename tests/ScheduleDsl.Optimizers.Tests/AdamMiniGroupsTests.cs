using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

public class AdamMiniGroupsTests
{
    [Theory]
    [InlineData("layers.0.attn.wq.weight", AdamMiniBlocks.Parts)]
    [InlineData("layers.0.self_attn.K_PROJ.weight", AdamMiniBlocks.Parts)]
    [InlineData("layers.0.self_attn.k_proj.bias", AdamMiniBlocks.Weight)]
    [InlineData("transformer.wte.weight", AdamMiniBlocks.Row)]
    [InlineData("layers.0.attn.wv.weight", AdamMiniBlocks.Row)]
    [InlineData("lm_head.weight", AdamMiniBlocks.Row)]
    [InlineData("layers.0.input_norm.weight", AdamMiniBlocks.Tensor)]
    public void Names_SayWhatSharesASecondMoment(string name, AdamMiniBlocks blocks) => Assert.Equal(blocks, AdamMiniGroups.BlocksOf(name));

    [Fact]
    public void EveryParameter_IsInOneGroup_AndStatesHaveOneNumberForEachBlock()
    {
        using ParameterTable table = new();
        foreach ((string name, int[] shape) in (List<(string, int[])>)[("wq", [4, 4]), ("mlp", [3, 4]), ("mlp.bias", [3]), ("ln", [4])])
            table.Add(name, new float[shape.Aggregate((a, b) => a * b)], new float[shape.Aggregate((a, b) => a * b)], shape);
        IReadOnlyList<ParameterGroup> groups = AdamMiniGroups.Of(table, width: 4, heads: 2);
        using OptimizerRun run = AdamMini.For(table, new AdamMiniSettings { WeightDecay = 0.1 }, new RunOptions { Groups = groups, RequireGroups = true });
        StepResult result = run.Step();

        Assert.Equal((2, 3, 1), (run.State("wq", "ofBlock").Length, run.State("mlp", "ofBlock").Length, run.State("ln", "ofBlock").Length));
        Assert.Equal((3, false), (run.State("mlp.bias", "second").Length, run.HasState("mlp.bias", "ofBlock")));
        Assert.Equal((0.1, 0.0), (result["WeightDecay", "Row"], result["WeightDecay", "Tensor without decay"]));
    }

    [Fact]
    public void HeadsThatDoNotDivideTheWidth_AreRefused()
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => AdamMiniGroups.Of([], width: 4, heads: 3));
        Assert.Equal("3 heads do not divide the 16 weights of a square matrix of width 4.", problem.Message);
    }
}
