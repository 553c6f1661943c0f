using System.Threading.Tasks;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>What editors show over the names of optimizers, schedules and settings.</summary>
[Collection(nameof(PackedProject))]
public sealed class HoverTests(PackedProject packed)
{
    private const string Source = """
        using ScheduleDsl;
        using ScheduleDsl.Optimizers;

        /// <summary>Heavy ball: each step goes on with a part of the one before.</summary>
        [Optimizer]
        public sealed partial class HeavyBall
        {
            [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

            [State] private float step;

            [UpdateRule]
            private float Update(float parameter, float gradient)
            {
                step = 0.9f * step - LearningRate * gradient;
                return parameter + step;
            }
        }

        [Schedule(Peak = 3e-4, Steps = 100_000)]
        [Warmup(Steps = 2_000)]
        [Hold]
        [Decay(typeof(ScheduleDsl.Profiles.OneMinusSqrt), Fraction = 0.2, FloorOfPeak = 0.1)]
        public sealed partial class MyWsd;

        public static class Training
        {
            public static OptimizerRun Own(ParameterTable table) => HeavyBall.For(table, new HeavyBallSettings { LearningRate = new MyWsd() });
            public static OptimizerRun BuiltIn(ParameterTable table) => AdamW.For(table, new AdamWSettings { Beta2 = 0.95 });
        }
        """;

    [Fact]
    public async Task Optimizer_ShowsWhatItIsAndWhatItCosts()
    {
        string[] hover = await HoverAsync("=> HeavyBall");

        Assert.Contains("Heavy ball: each step goes on with a part of the one before.", hover);
        Assert.Contains("Cost of a step in float32: 1 pass over memory; for each weight 12 bytes read, 8 bytes written, 4 bytes of state, 4 operations.", hover);
    }

    [Fact]
    public async Task Schedule_ShowsItsCurveAndItsPhases()
    {
        string[] hover = await HoverAsync("class MyWsd");

        Assert.Contains("▁██████████████████████████████████████▆▅▅▄▄▃▃▂▂", hover);
        Assert.Contains("update 2000: 0.0003, Hold of 78000 updates", hover);
        Assert.Contains("update 80000: 0.0003, Decay of 20000 updates", hover);
    }

    [Fact]
    public async Task BuiltIn_ShowsFormula()
    {
        string hover = string.Join("\n", await HoverAsync("=> AdamW"));

        Assert.Contains("AdamW: Adam with decoupled weight decay", hover);
        Assert.Contains("x = x - lr / c1 * m / (sqrt(v / c2) + eps) - lr wd x", hover);
    }

    // Where an optimizer has remarks of its own, such as a formula, editors show no others.
    [Fact]
    public async Task StartOfARun_ShowsTheCost()
    {
        string hover = string.Join("\n", await HoverAsync("AdamW.For"));

        Assert.Contains("Starts a run of this optimizer", hover);
        Assert.Contains("Cost of a step in float32: 1 pass over memory; for each weight 16-20 bytes read, 12-16 bytes written, 8-12 bytes of state", hover);
    }

    [Fact]
    public async Task Setting_ShowsDefaultRangeAndRole()
    {
        string hover = string.Join("\n", await HoverAsync("{ Beta2"));

        Assert.Contains("Default 0.999; at least 0 and below 1. A number or a schedule. Its role is HyperRole.SecondMomentDecay.", hover);
    }

    private async Task<string[]> HoverAsync(string place)
    {
        using Editor editor = new(packed.Restored, Source);
        return await editor.HoverAsync(place);
    }
}
