using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Compositions;

/// <summary>Descent with noise whose numbers are given.</summary>
[Optimizer]
[Compose<Sgd>]
[With<GradientNoise>("TakesDraws=true", Name = "Noise")]
internal sealed partial class NoisySgd;
