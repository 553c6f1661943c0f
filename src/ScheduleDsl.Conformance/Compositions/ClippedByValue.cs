using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

/// <summary>Descent whose step at rate 1 is the clipped gradient itself.</summary>
[Optimizer]
[Compose<Sgd>("LearningRate=1")]
[With<ClipByValue>(Name = "Clip")]
internal sealed partial class ClippedByValue;
