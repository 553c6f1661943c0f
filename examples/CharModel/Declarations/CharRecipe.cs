using ScheduleDsl;
using ScheduleDsl.Optimizers;

namespace CharModel.Declarations;

/// <summary>
/// The run that <c>CharModel</c> makes when it is asked for nothing else. Muon has the hidden matrix, and AdamW what
/// Muon is not for (<see cref="Examples.TensorRoutes"/>). Biases do not decay.
/// </summary>
[Recipe(typeof(Muon), Set = "WeightDecay=0.01")]
[Follow(nameof(Muon.LearningRate), typeof(WarmThenLinear))]
[Plan(Steps = 4_000, BatchSize = 256)]
[Group("biases", Names = "*.bias", Set = "WeightDecay=0")]
public static partial class CharRecipe;
