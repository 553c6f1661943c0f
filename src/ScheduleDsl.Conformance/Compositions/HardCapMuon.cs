using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<LipschitzMuon>]
[With<HardCap>]
internal sealed partial class HardCapMuon;
