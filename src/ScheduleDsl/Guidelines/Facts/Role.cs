namespace ScheduleDsl.Guidelines.Facts;

/// <summary>What a rule's hyperparameter is: the members of <c>HyperRole</c> by which guidelines find it.</summary>
internal static class Role
{
    public const string LearningRate = "LearningRate";
    public const string WeightDecay = "WeightDecay";
    public const string Momentum = "Momentum";
    public const string Dampening = "Dampening";
    public const string FirstMomentDecay = "FirstMomentDecay";
    public const string SecondMomentDecay = "SecondMomentDecay";
    public const string Epsilon = "Epsilon";
    public const string Nesterov = "Nesterov";
    public const string BiasCorrection = "BiasCorrection";
    public const string RelativeRate = "RelativeRate";
    public const string AverageDecay = "AverageDecay";
    public const string AverageWarmup = "AverageWarmup";
    public const string AverageInterval = "AverageInterval";
    public const string ClipLimit = "ClipLimit";
    public const string Accumulation = "Accumulation";
    public const string LossScale = "LossScale";
}
