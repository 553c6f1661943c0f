using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Averaged SGD: SGD with a rate that falls by itself, and the average of its weights in a state beside them.</summary>
/// <remarks>
/// <para><c>g = gradient + wd x</c>; <c>x = x (1 - lambda eta) - eta g</c> with <c>eta = lr / (1 + lambda lr (t - 1))^alpha</c>;
/// <c>a = x</c>, and from update <c>T0 + 3</c> on <c>a = a + (x - a) / (t - 1 - T0)</c>: <c>a</c> is what the run is for.</para>
/// <para>PyTorch carries <c>eta</c> from step to step; here it follows from the step, so that a schedule of the rate acts at once.</para>
/// <para>Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging", 1992; Xu, "Towards Optimal One Pass Large Scale Learning with
/// Averaged Stochastic Gradient Descent", 2011.</para>
/// </remarks>
[Optimizer]
public sealed partial class Asgd
{
    /// <summary>Learning rate before it falls; usually 1e-3 to 0.1.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decoupled decay, and how fast the rate falls; usually 1e-6 to 1e-4.</summary>
    [Hyper(1e-4, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar Lambda { get; init; }

    /// <summary>Power by which the rate falls; usually 0.75, in (0.5, 1].</summary>
    [Hyper(0.75, Min = 0)] public partial Scalar Alpha { get; init; }

    /// <summary>Updates before the average begins; usually after an epoch or two.</summary>
    [Hyper(1e6, Min = 0)] public partial Scalar T0 { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient; usually 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float average;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar rate = LearningRate / Pow(1 + Lambda * LearningRate * (Step - 1), Alpha);
        Scalar decay = Lambda * rate;
        Scalar share = 1 / Max(1, Step - 1 - T0);
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;
        float next = parameter - Fma((float)decay, parameter, rate * gradient);
        average = share == 1 ? next : average + share * (next - average);
        return next;
    }

    [EvaluationWeight]
    private float Averaged(float parameter) => average;
}
