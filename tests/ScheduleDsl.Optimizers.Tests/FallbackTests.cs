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
    public void Moonlight_HasAdamWAtItsOwnRate()
    {
        AdamWSettings adam = Assert.IsType<AdamWSettings>(Fallback.Of(new MuonSettings { LearningRate = 1e-3, WeightDecay = 0.1, Scaling = MuonScaling.Moonlight }));
        Assert.Equal((1e-3, 0.9, 0.95, 1e-8, 0.1), (adam.LearningRate.Value, adam.Beta1.Value, adam.Beta2.Value, adam.Epsilon.Value, adam.WeightDecay.Value));
        Assert.True(adam.EpsilonHat);
        Assert.False(adam.DecayLast);
    }

    // Rate and decay are the optimizer's own where they are null.
    [Theory]
    [InlineData("Muon", 3e-4, 0.9, 0.95, 1e-10, 0.0, false, false)]
    [InlineData("NorMuon", 3e-4, 0.9, 0.95, 1e-10, 0.0, false, false)]
    [InlineData("Root", null, 0.9, 0.95, 1e-8, null, true, false)]
    [InlineData("Dion", null, 0.9, 0.95, 1e-8, null, false, false)]
    [InlineData("Soap", null, 0.95, 0.95, 1e-8, null, true, true)]
    [InlineData("Conda", null, 0.9, 0.999, 1e-8, null, true, true)]
    [InlineData("GaLore", null, 0.9, 0.999, 1e-6, null, true, true)]
    [InlineData("Fira", null, 0.9, 0.999, 1e-6, null, true, true)]
    [InlineData("Apollo", null, 0.9, 0.999, 1e-6, null, true, true)]
    [InlineData("FrugalSubspace", null, 0.9, 0.999, 1e-8, null, false, false)]
    [InlineData("FrugalCoordinates", null, 0.9, 0.999, 1e-8, null, false, false)]
    public void Fallbacks_AreThoseOfThePapers(string name, double? rate, double beta1, double beta2, double epsilon, double? decay, bool epsilonHat, bool decayLast)
    {
        OptimizerSettings settings = Registry.FindOptimizer(name).CreateSettings();
        AdamWSettings adam = Assert.IsType<AdamWSettings>(Fallback.Of(settings));

        Assert.Equal((rate ?? Own("LearningRate"), decay ?? Own("WeightDecay")), (adam.LearningRate.Value, adam.WeightDecay.Value));
        Assert.Equal((beta1, beta2, epsilon), (adam.Beta1.Value, adam.Beta2.Value, adam.Epsilon.Value));
        Assert.Equal((epsilonHat, decayLast), (adam.EpsilonHat, adam.DecayLast));

        double? Own(string hyper) => ((Slot)settings.GetType().GetProperty(hyper)!.GetValue(settings)!).Value;
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
