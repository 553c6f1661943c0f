using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<LipschitzMuon>]
[With<ExactCap>]
internal sealed partial class ExactCapMuon;
