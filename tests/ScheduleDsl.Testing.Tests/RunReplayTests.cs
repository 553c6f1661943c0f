using System;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Testing.Tests;

/// <summary>A replay made of what a run is made of.</summary>
public class RunReplayTests
{
    [Fact]
    public void Replay_TakesSchedulesGroupsAndInitialStatesAsTheRunDoes()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("weight", [5, 7]), ("bias", [3]));
        Fill(table, seed: 1);
        AdagradSettings settings = new() { LearningRate = new Linear { Peak = 0.5, Steps = 10 }, InitialAccumulator = 0.25 };
        RunOptions options = new() { Groups = [new ParameterGroup { Name = "biases", MaxRank = 1, RateMultiplier = 3, Overrides = { ["WeightDecay"] = 0.125 } }] };
        using OptimizerRun run = OptimizerRun.Create(table, settings, options);
        RuleReplay replay = RuleReplay.Of(table, settings, options);
        for (int step = 0; step < 4; step++)
        {
            FillGradients(table, seed: 2 + step);
            replay.Step();
            run.Step();
        }
        foreach (Parameter parameter in table)
            Assert.Equal(parameter.Values.ToArray(), replay.Values(parameter.Name).ToArray());
    }

    [Fact]
    public void UnknownNames_AreNamed()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("weight", [2]));
        RuleReplay replay = RuleReplay.Of(table, new LionSettings());
        Assert.Contains("weight", Assert.Throws<System.Collections.Generic.KeyNotFoundException>(() => replay.Values("w").Length).Message);
        Assert.Contains("momentum", Assert.Throws<System.Collections.Generic.KeyNotFoundException>(() => replay.State("weight", "m")).Message);
    }

    private static void Fill(ParameterTable table, int seed)
    {
        Random random = new(seed);
        foreach (Parameter parameter in table)
            foreach (ref float value in parameter.Values)
                value = random.NextSingle() - 0.5f;
    }

    private static void FillGradients(ParameterTable table, int seed)
    {
        Random random = new(seed);
        foreach (Parameter parameter in table)
            foreach (ref float value in parameter.Gradients)
                value = random.NextSingle() - 0.5f;
    }
}
