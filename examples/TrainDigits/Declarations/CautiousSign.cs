using ScheduleDsl;
using static ScheduleDsl.Language;

namespace TrainDigits.Declarations;

/// <summary>
/// Signed momentum that holds back: Lion's step (Chen et al., 2023), taken only where it goes against the gradient of
/// this very batch (the mask of Liang et al., "Cautious Optimizers", 2024, without its rescaling). Decoupled weight decay.
/// </summary>
[Optimizer]
public sealed partial class CautiousSign
{
    /// <summary>How far each weight moves in a step.</summary>
    [Hyper(2e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Weight of the momentum in the direction of a step.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>How slowly the momentum forgets.</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Times the learning rate, the share of a weight that each step takes away.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = Sign(Lerp(gradient, momentum, Beta1));
        momentum = Lerp(gradient, momentum, Beta2);
        float cautious = direction * gradient > 0 ? direction : 0f;
        return parameter - LearningRate * (cautious + WeightDecay * parameter);
    }
}
