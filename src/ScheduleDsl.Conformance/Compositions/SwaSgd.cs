using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<Sgd>]
[With<Swa>(Name = "Weights")]
internal sealed partial class SwaSgd;
