using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<Sgd>]
[With<EmaOfWeights>(Name = "Weights")]
internal sealed partial class EmaSgd;
