using System.Collections.Generic;
using ScheduleDsl;
using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using static ScheduleDsl.Language;

namespace Incidents.Compositions;

// https://github.com/Lightning-AI/pytorch-lightning/issues/9599
// A clip of gradients that still carry the scale of the loss, 65,536.
// caught: SDL266 Warning "before the scale of the loss is taken out of them"
[Modifier(Stage = ModifierStage.Accumulate)]
public sealed partial class EarlyClip
{
    [Hyper(1.0, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar Limit { get; init; }

    [ModifyGradient]
    private float Clip(float parameter, float gradient) => Clamp(gradient, -Limit, Limit);
}

[Optimizer, Compose<Sgd>, With<EarlyClip>, With<LossScale>, With<FiniteCheck>]
public sealed partial class ClippedBeforeUnscale;

public static class ClipBeforeUnscale
{
    public static OptimizerSettings Make => new ClippedBeforeUnscaleSettings { LearningRate = 0.1, EarlyClipLimit = 1, LossScaleScale = 65_536 };
}

// https://github.com/facebookresearch/lingua/pull/59
// A clip behind each micro-batch in the place of one for the update.
// caught: SDL267 Warning "the gradient of each batch before they are gathered"
[Modifier(Stage = ModifierStage.Accumulate)]
public sealed partial class BatchClip
{
    [Hyper(1.0, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar Limit { get; init; }

    [ModifyGradient]
    private float Clip(float parameter, float gradient) => Clamp(gradient, -Limit, Limit);
}

[Optimizer, Compose<Sgd>, With<BatchClip>, With<Accumulate>]
public sealed partial class ClippedPerBatch;

public static class ClipPerBatch
{
    public static OptimizerSettings Make => new ClippedPerBatchSettings { LearningRate = 0.1, AccumulateBatches = 4 };
}

// https://github.com/NVIDIA/apex/issues/43
// A fixed scale of 128, and nothing that looks for infinite gradients.
// caught: SDL268 Warning "infinite or NaN"
[Optimizer, Compose<Sgd>, With<LossScale>("Scale=128")]
public sealed partial class StaticScale;

public static class StaticScaleRun
{
    public static OptimizerSettings Make => new StaticScaleSettings { LearningRate = 0.1, Momentum = 0.9 };
}

// https://github.com/pytorch/pytorch/issues/48793
// Adam's decay, taken for the decoupled one.
// caught: SDL269 Info "WeightDecay = 0.01"
public static class DecayOfAdam
{
    public static OptimizerSettings Make => new AdamSettings { LearningRate = 1e-4, WeightDecay = 0.01 };
}

// https://github.com/amaiya/ktrain/issues/42
// One-cycle turns a momentum, and RMSProp was given for it what it has: the memory of squares.
// caught: SDL274 Error "Alpha" "SecondMomentDecay"
[Recipe(typeof(RmsProp))]
[Follow("LearningRate", typeof(OneCycle))]
[Follow("Alpha", typeof(OneCycle), Curve = "Momentum")]
[Plan(Steps = 10_000)]
public static partial class OneCycleOfSquares;

// https://github.com/Lightning-AI/lit-llama/issues/254
// A script of pre-training that decays all layers, norms included.
// caught: SDL270 Info "WeightDecay = 0.1" "gains of norms"
[Recipe(typeof(AdamW), Set = "LearningRate=6e-4, WeightDecay=0.1")]
[Plan(Steps = 10_000)]
public static partial class DecayedNorms;

// https://github.com/sgl-project/SpecForge/issues/364
// Updates of several batches each, and a plan that counts the batches.
// caught: SDL273 Warning "AccumulateBatches = 4" "25 % of their way" "Accumulation = 4"
[Optimizer, Compose<AdamW>, With<Accumulate>]
public sealed partial class Gathering;

[Recipe(typeof(Gathering), Set = "LearningRate=1e-4, AccumulateBatches=4")]
[Plan(Steps = 10_000, BatchSize = 2, DatasetSize = 20_000)]
public static partial class PlanInBatches;

// https://github.com/deepspeedai/DeepSpeed/pull/7641
// Embeddings and the output head are matrices too, and went to Muon with the hidden ones.
// caught in code: SDL275 Info "by their number of axes alone"
// caught at run time: SDL275 Warning "embed_tokens [50, 8] of the kind embedding"
public static class MuonForEveryMatrix
{
    public static IReadOnlyList<Advice> Make
    {
        get
        {
            using ParameterTable table = new();
            table.Add("layers.0.weight", new float[64], [8, 8]);
            table.Add("embed_tokens", new float[400], [50, 8]).Kind = "embedding";
            Route[] routes = [new Route(new MuonSettings { LearningRate = 0.02 }) { Name = "matrices", MinRank = 2 }, new Route(new AdamWSettings { LearningRate = 3e-4 }) { MaxRank = 1 }];
            return routes.Check(table);
        }
    }
}
