using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<Sgd>]
[With<Lookahead>("StartsAfterFirstStep=true")]
internal sealed partial class LookaheadSgd;
