using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Torch.Tests;

/// <summary>Descent along gradients of bounded norm.</summary>
[Optimizer, Compose<Sgd>, With<ClipByGlobalNorm>(Name = "Clip")]
public sealed partial class ClippedSgd;

/// <summary>AdamW on means of several gradients.</summary>
[Optimizer, Compose<AdamW>, With<Accumulate>]
public sealed partial class AccumulatedAdamW;

/// <summary>Descent that leaves gradients of 0 behind.</summary>
[Optimizer, Compose<Sgd>, With<ClearGradient>]
public sealed partial class ClearingSgd;

/// <summary>Descent whose evaluation uses an average of the weights.</summary>
[Optimizer, Compose<Sgd>, With<EmaOfWeights>(Name = "Ema")]
public sealed partial class AveragedSgd;

/// <summary>Descent with noise on its gradients.</summary>
[Optimizer, Compose<Sgd>, With<GradientNoise>]
public sealed partial class NoisySgd;
