using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Sophia-G: momentum divided by an estimate of the Hessian's diagonal, and clipped; decoupled weight decay.</summary>
/// <remarks>
/// <para>At steps 1, 1 + k, 1 + 2k and so on, <c>h = beta2 h + (1 - beta2) q^2</c> with the input <c>q</c>, which is read at those steps only: the gradient of the batch's mean loss with labels drawn from the model's
/// own predictions. Then <c>m = beta1 m + (1 - beta1) g</c>,
/// <c>x = x - lr wd x - lr clamp(m / (rho B h + 1e-15), -1, 1)</c> with <c>B</c> the batch's labels. There is no correction of either.</para>
/// <para>Liu et al., "Sophia: A Scalable Stochastic Second-order Optimizer for Language Model Pre-training", 2023.</para>
/// </remarks>
[Optimizer]
[Guideline(nameof(LearningRate), Below = 0.1, Because = "a step moves each weight by the rate, or less", Source = "Liu et al., 2023, algorithm 3")]
public sealed partial class Sophia
{
    /// <summary>Learning rate; usually half of AdamW's.</summary>
    [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of gradients; usually 0.96 to 0.965.</summary>
    [Hyper(0.965, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average of Hessian estimates; usually 0.99.</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>The larger, the fewer weights are clipped; usually 0.01 to 0.1, such that 10 to 50 percent are not.</summary>
    [Hyper(0.04, Above = 0)] public partial Scalar Rho { get; init; }

    /// <summary>How many labels, such as tokens, a batch has.</summary>
    [Hyper(5120.0, Above = 0)] public partial Scalar BatchSize { get; init; }

    /// <summary>k: updates from one estimate to the next, a whole number; usually 10.</summary>
    [Hyper(10.0, Min = 1)] public partial Scalar Period { get; init; }

    /// <summary>Decoupled decay: times the rate, the share of a weight that a step takes away; usually 0.1 to 0.2.</summary>
    [Hyper(0.1, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    [State] private float first;
    [State] private float hessian;

    [UpdateRule]
    private float Update(float parameter, float gradient, [Input] float sampledGradient)
    {
        if (Every(Period))
            hessian = Lerp(Square(sampledGradient), hessian, Beta2);
        Scalar decay = LearningRate * WeightDecay;
        first = Lerp(gradient, first, Beta1);
        float step = Clamp(first / Fma((float)(Rho * BatchSize), hessian, 1e-15f), -1f, 1f);
        return parameter - Fma((float)decay, parameter, LearningRate * step);
    }
}
