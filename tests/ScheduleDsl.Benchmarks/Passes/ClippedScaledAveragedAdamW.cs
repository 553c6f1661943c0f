using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Benchmarks.Passes;

/// <summary>AdamW with what large runs put around it: the loss scale taken out, the global norm bounded, an average kept.</summary>
[Optimizer]
[Compose<AdamW>]
[With<LossScale>]
[With<ClipByGlobalNorm>]
[With<EmaOfWeights>]
public sealed partial class ClippedScaledAveragedAdamW;
