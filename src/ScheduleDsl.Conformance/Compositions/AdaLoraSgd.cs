using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

[Optimizer]
[Compose<Sgd>]
[With<AdaLora>(Name = "Adapters")]
internal sealed partial class AdaLoraSgd;
