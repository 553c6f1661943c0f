using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Benchmarks.Passes;

/// <summary>AdamW with what large runs put around it: the loss scale taken out, the global norm bounded, an average kept, the gradient set to 0.</summary>
[Optimizer]
[Compose<AdamW>]
[With<LossScale>]
[With<ClipByGlobalNorm>]
[With<EmaOfWeights>]
[With<ClearGradient>]
public sealed partial class ClippedScaledAveragedAdamW;
