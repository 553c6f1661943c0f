using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<Adam>]
[With<NormalizeAndProject>(Name = "Nap")]
internal sealed partial class NapAdam;
