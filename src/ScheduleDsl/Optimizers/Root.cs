using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>ROOT: Muon that clips outliers before it makes the momentum orthogonal, with coefficients for the matrix's shape.</summary>
/// <remarks>
/// <para><c>B = Momentum B + G</c>, <c>X = G + Momentum B</c> (B without <see cref="Nesterov"/>), <c>e = quantile(|X|) + 1e-9</c>, <c>X</c> brought into [-e, e];</para>
/// <para><c>O</c> = <see cref="Iterations"/> of Newton and Schulz on X, <c>W = (1 - LearningRate WeightDecay) W - 0.2 LearningRate sqrt(max(rows, columns)) O</c>.</para>
/// <para>B keeps the outliers. Coefficients are (<see cref="A"/>, <see cref="B"/>, <see cref="C"/>), or with <see cref="CoefficientsByShape"/> the authors' for matrices of 2048 x 2048, 3072, 8192 and 16384 either way.
/// A group of parameters may override them for its shape.</para>
/// <para>For hidden matrices; embeddings, output heads and vectors belong to another route, AdamW usually.</para>
/// <para>He et al., "ROOT: Robust Orthogonalized Optimizer for Neural Network Training", 2025, and its official code; the paper has neither Nesterov's momentum nor decay.</para>
/// </remarks>
[Optimizer(MinRank = 2, Traits = RuleTraits.ForHiddenMatrices)]
[Fallback<AdamW>("Beta2=0.95, EpsilonHat=true", SharesRate = true, SharesDecay = true)]
[Guideline(nameof(LearningRate), Max = 1e-2, Because = "a step moves weights as AdamW's does, by 0.2 of the rate", Source = "Liu et al., 2025, section 2.2")]
public sealed partial class Root
{
    /// <summary>Step size, at least 0; usually 1e-3.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the momentum, in [0, 1); usually 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate. Usually 0.1.</summary>
    [Hyper(0.1, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Which part of the sizes is no outlier, in [0, 1]; usually 0.9. With 1 nothing is clipped.</summary>
    [Hyper(0.9, Min = 0, Max = 1)] public partial Scalar Quantile { get; init; }

    /// <summary>Added to the norm that X is divided by, above 0.</summary>
    [Hyper(1e-7, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Iterations, 0 to 10; usually 5.</summary>
    [Hyper(5, Min = 0, Max = 10)] public partial int Iterations { get; init; }

    /// <summary>Coefficient of X in an iteration; usually 3 to 3.5.</summary>
    [Hyper(3.4445)] public partial Scalar A { get; init; }

    /// <summary>Coefficient of its cube; usually -4.8 to -3.6.</summary>
    [Hyper(-4.7750)] public partial Scalar B { get; init; }

    /// <summary>Coefficient of its fifth power; usually 1.5 to 2.1.</summary>
    [Hyper(2.0315)] public partial Scalar C { get; init; }

    /// <summary>Matrices of the authors' four shapes have the authors' coefficients in the place of A, B and C.</summary>
    [Hyper(true)] public partial bool CoefficientsByShape { get; init; }

    /// <summary>Looks one step of the momentum ahead.</summary>
    [Hyper(true, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    [State] private float momentum;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        momentum = Fma((float)Momentum, momentum, gradient);
        float direction = Nesterov ? Fma((float)Momentum, momentum, gradient) : momentum;
        Scalar limit = Across.Matrix.Quantile(Abs(direction), Quantile) + 1e-9;
        float orthogonal = Orthogonal.NewtonSchulz(
            Clamp(direction, -limit, limit),
            Iterations,
            Epsilon,
            CoefficientsByShape ? AdaNewton.OfShape(A, 3.4916, 3.4509, 2.9794, 3.1943) : A,
            CoefficientsByShape ? AdaNewton.OfShape(B, -4.8224, -4.5790, -3.6674, -3.8221) : B,
            CoefficientsByShape ? AdaNewton.OfShape(C, 2.1095, 1.9325, 1.6207, 1.5322) : C);
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, LearningRate * Orthogonal.Scale(MuonScaling.Moonlight) * orthogonal);
    }
}
