using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<LipschitzMuon>]
[With<SoftCap>]
internal sealed partial class SoftCapMuon;
