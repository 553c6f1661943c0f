using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<LipschitzMuon>]
[With<SpectralNormalize>]
internal sealed partial class NormalizedMuon;
