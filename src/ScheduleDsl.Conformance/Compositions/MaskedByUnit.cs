using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

/// <summary>Descent whose step at rate 1 is the modified gradient itself.</summary>
[Optimizer]
[Compose<Sgd>("LearningRate=1")]
[With<MiguMask>(Name = "Unit")]
internal sealed partial class MaskedByUnit;
