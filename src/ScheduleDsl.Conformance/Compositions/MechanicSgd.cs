using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<Sgd>]
[With<Mechanic>]
internal sealed partial class MechanicSgd;
