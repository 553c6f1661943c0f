using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Ilgpu.Tests;

/// <summary>A gate, a reduction over the run, an average and what is stored beside the weights.</summary>
[Optimizer]
[Compose<AdamW>("LearningRate=0.01")]
[With<FiniteCheck>]
[With<ClipByGlobalNorm>("MaxNorm=0.5")]
[With<EmaOfWeights>("Decay=0.9", Name = "Ema")]
[With<ClearGradient>]
public sealed partial class GuardedAdamW;

[Optimizer]
[Compose<AdamW>("LearningRate=0.01")]
[With<Accumulate>("Batches=3")]
[With<FiniteCheck>]
public sealed partial class GatheringAdamW;

[Optimizer]
[Compose<Sgd>("LearningRate=0.1")]
[With<MiguMask>("Threshold=0.4")]
public sealed partial class MaskedSgd;

[Optimizer]
[Compose<Sgd>("LearningRate=0.1")]
[With<GradientNoise>]
public sealed partial class NoisySgd;

[Optimizer]
[Compose<AdamW>("LearningRate=0.01")]
[With<WeightCopy>]
public sealed partial class CopyingAdamW;
