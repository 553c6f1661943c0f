using ScheduleDsl;
using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace TorchSharpTraining;

/// <summary>
/// AdamW on the mean of several batches, its norm clipped once for each update. One rule: gathering, clipping, the update and the clearing of gradients share their passes over memory.
/// </summary>
[Optimizer, Compose<AdamW>, With<Accumulate>, With<ClipByGlobalNorm>(Name = "Clip"), With<ClearGradient>]
public sealed partial class DigitsAdamW;
