using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<LipschitzMuon>]
[With<SpectralHammer>]
internal sealed partial class HammerMuon;
