using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Adadelta: gradients scaled by the ratio of two averages, of squared steps and of squared gradients; coupled weight decay.</summary>
/// <remarks>
/// <c>g = gradient + wd x</c>, <c>v = rho v + (1 - rho) g^2</c>, <c>d = sqrt(a + eps) / sqrt(v + eps) * g</c>, <c>a = rho a + (1 - rho) d^2</c>;
/// <c>x = x - lr d</c>. The paper has no rate, which is 1.
/// Zeiler, "ADADELTA: An Adaptive Learning Rate Method", 2012.
/// </remarks>
[Optimizer]
public sealed partial class Adadelta
{
    /// <summary>Learning rate; usually 0.1 to 1.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of both averages; usually 0.9 to 0.95.</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Rho { get; init; }

    /// <summary>Added to both averages; its root is the size of the first steps. Usually 1e-7 to 1e-4.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 0 to 1e-3.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float squaredGradients;
    [State] private float squaredSteps;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;
        squaredGradients = Lerp(Square(gradient), squaredGradients, Rho);
        float step = Sqrt((squaredSteps + Epsilon) / (squaredGradients + Epsilon)) * gradient;
        squaredSteps = Lerp(Square(step), squaredSteps, Rho);
        return parameter - LearningRate * step;
    }
}
