using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<AdamW>]
[With<Mechanic>]
internal sealed partial class MechanicAdamW;
