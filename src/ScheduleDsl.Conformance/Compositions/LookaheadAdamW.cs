using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<AdamW>]
[With<Lookahead>]
internal sealed partial class LookaheadAdamW;
