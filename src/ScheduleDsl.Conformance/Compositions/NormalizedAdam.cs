using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<LipschitzAdam>]
[With<SpectralNormalize>]
internal sealed partial class NormalizedAdam;
