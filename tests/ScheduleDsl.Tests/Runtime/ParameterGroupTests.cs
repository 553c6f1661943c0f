using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Tests.Runtime.Fakes;
using Xunit;

namespace ScheduleDsl.Tests.Runtime;

public sealed class ParameterGroupTests
{
    private static ParameterTable Table() => ParameterTable.CreateArena(
        ElementType.Float32, ("embed.weight", [8, 4]), ("layer1.weight", [4, 4]), ("layer1.bias", [4]), ("layer2.weight", [4, 4]), ("layer2.bias", [4]));

    private static Dictionary<string, double> Rates(params ParameterGroup[] groups)
    {
        // With plain gradient descent and gradient 1, each weight shows its rate: it goes from 0 to minus the rate.
        using ParameterTable table = Table();
        foreach (Parameter parameter in table)
            parameter.Gradients.Fill(1);
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { LearningRate = 0.5, Beta = 0 }, new RunOptions { Groups = groups });
        run.Step();
        Assert.All(table, parameter => Assert.Equal(-1, parameter.Values.IndexOfAnyExcept(parameter.Values[0])));
        return table.ToDictionary(parameter => parameter.Name, parameter => -(double)parameter.Values[0]);
    }

    [Fact]
    public void Groups_SelectByPatternRankAndPredicate()
    {
        Dictionary<string, double> rates = Rates(
            new ParameterGroup { Name = "embedding", Pattern = "embed.*", RateMultiplier = 0.5 },
            new ParameterGroup { Name = "vectors", Rank = 1, Overrides = { ["LearningRate"] = 0.125 }, RateMultiplier = 4 },
            new ParameterGroup { Name = "second", Pattern = "layer?.weight", MinRank = 2, MaxRank = 2, Predicate = p => p.Name.Contains('2'), RateMultiplier = 0 });
        Assert.Equal(
            new Dictionary<string, double>
            {
                ["embed.weight"] = 0.25, ["layer1.weight"] = 0.5, ["layer1.bias"] = 0.5, ["layer2.weight"] = 0, ["layer2.bias"] = 0.5,
            },
            rates);
    }

    [Fact]
    public void Override_MayFollowASchedule()
    {
        using ParameterTable table = Table();
        ParameterGroup group = new() { Name = "bias", MaxRank = 1, Overrides = { ["learningrate"] = new Ramp { From = 1, Slope = 1 } }, RateMultiplier = 2 };
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings { LearningRate = 0.5 }, new RunOptions { Groups = [group] });
        run.Step();
        StepResult result = run.Step();
        Assert.Equal(4, result["LearningRate", "bias"]);
        Assert.Equal(0.5, result["LearningRate", "default"]);
        Assert.Equal(0.5, result["LearningRate"]);
        Assert.Equal(0.9, result["Beta", "bias"]);
        Assert.Contains("did you mean bias?", Assert.Throws<KeyNotFoundException>(() => result["Beta", "bas"]).Message);
        Assert.Contains("did you mean Beta?", Assert.Throws<KeyNotFoundException>(() => result["Bata"]).Message);
    }

    [Fact]
    public void EveryCoverageMistake_IsInOneError()
    {
        using ParameterTable table = new();
        float[] shared = new float[8];
        table.Add("encoder.weight", shared.AsMemory(0, 6), new float[6], 2, 3);
        table.Add("decoder.weight", shared.AsMemory(4, 4), new float[4], 2, 2);
        table.Add("bias", new float[2], new float[2]);
        RunOptions options = new()
        {
            RequireGroups = true,
            Groups =
            [
                new ParameterGroup { Name = "encoder", Pattern = "encoder.*" },
                new ParameterGroup { Name = "matrices", MinRank = 2 },
                new ParameterGroup { Name = "heads", Pattern = "head.*" },
                new ParameterGroup { Name = "empty" },
            ],
        };
        string message = Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings(), options)).Message;
        Assert.Equal(
            "The parameter groups do not fit: the parameters encoder.weight [2, 3] and decoder.weight [2, 2] share memory; "
            + "the parameter encoder.weight [2, 3] is in encoder and matrices; the parameter bias [2] is in no group; "
            + "heads with the pattern head.* matches no parameter; empty has no condition (pattern, rank or predicate).",
            message);
    }

    [Fact]
    public void GroupNames_AreUniqueAndNotDefault()
    {
        using ParameterTable table = Table();
        RunOptions options = new() { Groups = [new() { Name = "a", Rank = 1 }, new() { Name = "a", Rank = 2 }, new() { Name = "default", Rank = 3 }] };
        string message = Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings(), options)).Message;
        Assert.Contains("two groups are called a", message);
        Assert.Contains("the name default is taken", message);
    }

    [Theory]
    [InlineData("LerningRate", 0.1, "Momentum has no hyperparameter LerningRate; did you mean LearningRate? (override in the group g)")]
    [InlineData("Beta", 1.0, "Momentum.Beta is 1: it must be at least 0 and below 1 (override in the group g)")]
    public void WrongOverride_NamesHyperAndGroup(string hyper, double value, string expected)
    {
        using ParameterTable table = Table();
        RunOptions options = new() { Groups = [new() { Name = "g", Rank = 1, Overrides = { [hyper] = value } }] };
        Assert.Equal(expected, Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings(), options)).Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void WrongMultiplier_IsAnError(double multiplier)
    {
        using ParameterTable table = Table();
        RunOptions options = new() { Groups = [new() { Name = "g", Rank = 1, RateMultiplier = multiplier }] };
        Assert.Contains("in the group g", Assert.Throws<ArgumentException>(() => OptimizerRun.Create(table, new MomentumSettings(), options)).Message);
    }

    [Fact]
    public void BackslashInAPattern_IsAnOrdinaryCharacter()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, (@"a\b", [1]), ("ab", [1]));
        using OptimizerRun run = OptimizerRun.Create(table, new MomentumSettings(), new RunOptions { Groups = [new() { Name = "g", Pattern = @"a\*", Overrides = { ["Beta"] = 0 } }] });
        Assert.False(run.HasState(@"a\b", "momentum"));
        Assert.True(run.HasState("ab", "momentum"));
    }
}
