using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Gpu.Benchmarks;

/// <summary>A rule that is measured.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Settings">Its hyperparameters.</param>
/// <param name="Options">How its states are kept.</param>
internal sealed record BenchCase(string Name, OptimizerSettings Settings, RunOptions Options)
{
    private const double BytesOfCode = 1 + 4.0 / 256;

    public static IReadOnlyList<BenchCase> All { get; } =
    [
        new("AdamW", new AdamWSettings { WeightDecay = 0.01 }, new RunOptions()),
        new("Lion", new LionSettings { WeightDecay = 0.01 }, new RunOptions()),
        new("Lamb", new LambSettings(), new RunOptions()),
        new("AdamW8bit", new AdamWSettings { WeightDecay = 0.01 }, new RunOptions
        {
            StatePrecisions = new Dictionary<string, StatePrecision> { ["first"] = StatePrecision.Block8Signed, ["second"] = StatePrecision.Block8Unsigned },
        }),
    ];

    /// <summary>Bytes that a later step has to read and write for each weight, each array as often as a loop goes over it.</summary>
    public double BytesPerWeight()
    {
        using ParameterTable table = ParameterTable.CreateArena(ElementType.Float32, ("weights", [2, 512]));
        using OptimizerRun run = OptimizerRun.Create(table, Settings, Options);

        // The first step may be a variant of its own.
        run.Step();
        run.Step();
        CompiledRule rule = CompiledRules.Of(Settings);
        IReadOnlyList<TensorInfo> tensors = rule.Plan(ElementType.Float32).Tensors;
        return run.LastPlan("weights").Steps.OfType<LoopStep>().SelectMany(loop => loop.Reads.Concat(loop.Writes)).Sum(place => tensors[place] switch
        {
            { Space: not StateSpace.Element } or { Source: TensorSource.Draw } => 0,
            { Source: TensorSource.State, Place: var state } when Options.StatePrecisions.ContainsKey(rule.States[state].Name) => BytesOfCode,
            _ => sizeof(float),
        });
    }
}
