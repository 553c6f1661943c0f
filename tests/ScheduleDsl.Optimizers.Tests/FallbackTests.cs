using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using Xunit;

namespace ScheduleDsl.Optimizers.Tests;

/// <summary>What an optimizer for some parameters leaves to another.</summary>
public class FallbackTests
{
    [Fact]
    public void OthersAreTheFallbacks()
    {
        using ParameterTable table = Table();
        IReadOnlyList<Route> routes = Fallback.Routes(new MuonSettings(), table, p => p.Name.StartsWith("blocks.", StringComparison.Ordinal));
        using OptimizerRun run = OptimizerRun.Create(table, routes);

        Assert.Equal(["own", "fallback"], routes.Select(r => r.Name));
        AdamWSettings adam = Assert.IsType<AdamWSettings>(routes[1].Settings);
        Assert.Equal((3e-4, 0.9, 0.95, 1e-10, 0.0), (adam.LearningRate.Value, adam.Beta1.Value, adam.Beta2.Value, adam.Epsilon.Value, adam.WeightDecay.Value));
        Assert.Equal(["blocks.0.weight"], table.Where(routes[0].Predicate!).Select(p => p.Name));
        Assert.Equal(["tokens", "blocks.0.bias"], table.Where(routes[1].Predicate!).Select(p => p.Name));
    }

    [Fact]
    public void SharedRate_IsTheSchedule()
    {
        Cosine rate = new() { Peak = 0.01, Steps = 100 };
        AdamWSettings adam = Assert.IsType<AdamWSettings>(Fallback.Of(new GaLoreSettings { LearningRate = rate, WeightDecay = 0.1 }));
        Assert.Same(rate, adam.LearningRate.Resolve());
        Assert.Equal((0.1, 1e-6), (adam.WeightDecay.Value, adam.Epsilon.Value));
    }

    [Fact]
    public void RouteWithoutParameters_IsLeftOut()
    {
        using ParameterTable table = Table();
        Assert.Equal(["fallback"], Fallback.Routes(new MuonSettings(), table, _ => false).Select(r => r.Name));
        Assert.Equal(["own"], Fallback.Routes(new AdamWSettings(), table, _ => true).Select(r => r.Name));
    }

    [Fact]
    public void OptimizerWithoutFallback_NamesTheParameter()
    {
        using ParameterTable table = Table();
        string message = Assert.Throws<ArgumentException>(() => Fallback.Routes(new LionSettings(), table, p => p.Rank == 2)).Message;
        Assert.Contains("Lion names no fallback, and blocks.0.bias [8] needs one", message);
        Assert.Equal(2, Fallback.Routes(new LionSettings(), table, p => p.Rank == 2, new SgdSettings()).Count);
    }

    private static ParameterTable Table() =>
        ParameterTable.CreateArena(ElementType.Float32, ("tokens", [16, 8]), ("blocks.0.weight", [8, 8]), ("blocks.0.bias", [8]));
}
