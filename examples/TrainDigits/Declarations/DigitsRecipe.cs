using ScheduleDsl;

namespace TrainDigits.Declarations;

/// <summary>The run that <c>TrainDigits</c> makes when it is asked for nothing else: 120 epochs of 44 batches.</summary>
[Recipe(typeof(CautiousSign), Set = "WeightDecay=0.1")]
[Follow(nameof(CautiousSign.LearningRate), typeof(WarmHoldCool))]
[Plan(Steps = 5_280, BatchSize = 32)]
[Group("biases", Names = "*.bias", Set = "WeightDecay=0")]
public static partial class DigitsRecipe;
