using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>NorMuon: Muon whose orthogonal matrix is normalised row by row, so that all neurons move alike.</summary>
/// <remarks>
/// <para><c>B = Momentum B + (1 - Momentum) G</c>, <c>O</c> = <see cref="Iterations"/> of Newton and Schulz on <c>(1 - Momentum) G + Momentum B</c>, without <see cref="Nesterov"/> on B;</para>
/// <para><c>v = Beta2 v + (1 - Beta2) mean(O^2)</c> for each row, <c>N = O / (sqrt(v) + Epsilon)</c>, brought back to a <see cref="Size"/>: <c>N |O| / (|N| + Epsilon)</c>, or <c>N sqrt(min(rows, columns)) / (|N| + Epsilon)</c>;</para>
/// <para><c>W = (1 - LearningRate WeightDecay) W - LearningRate scale N</c>. The average v is not corrected: the size of N hides how much it has gathered.</para>
/// <para>For hidden matrices. Axes behind the first count as columns. The port for several devices has an epsilon of 1e-8 and <see cref="MuonScaling.Spectral"/>.</para>
/// <para>The paper's step, <c>0.2 LearningRate sqrt(rows columns) N / |N|</c>, is that of <c>Size = Orthogonal</c>, <c>Scaling = Moonlight</c> and <c>Nesterov = false</c>.</para>
/// <para>Li et al., "NorMuon: Making Muon more efficient and scalable", 2025, and its official code.</para>
/// </remarks>
[Optimizer(MinRank = 2, Traits = RuleTraits.ForHiddenMatrices)]
[Fallback<AdamW>("LearningRate=3e-4, Beta2=0.95, Epsilon=1e-10, WeightDecay=0")]
[Guideline(nameof(LearningRate), Min = 5e-4, When = nameof(Scaling), Is = MuonScaling.Jordan, Because = "a step has singular values of about the rate, where Adam's would be many times as long", Source = "Jordan et al., 2024: 0.02")]
[Guideline(nameof(LearningRate), Max = 1e-2, When = nameof(Scaling), Is = MuonScaling.Moonlight, Because = "a step moves weights as AdamW's does, by 0.2 of the rate", Source = "Liu et al., 2025, section 2.2")]
public sealed partial class NorMuon
{
    /// <summary>Step size, at least 0; usually 0.02.</summary>
    [Hyper(0.02, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the momentum, in [0, 1); usually 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Decay of the rows' second moment, in [0, 1); usually 0.95.</summary>
    [Hyper(0.95, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    /// <summary>Decoupled weight decay, at least 0; multiplied by the rate.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Added to the root of the second moment and to the norm of what it gives, above 0.</summary>
    [Hyper(1e-10, Above = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Iterations, 0 to 10; usually 5.</summary>
    [Hyper(5, Min = 0, Max = 10)] public partial int Iterations { get; init; }

    /// <summary>Looks one step of the momentum ahead, as the official code does; the paper does not.</summary>
    [Hyper(true, Role = HyperRole.Nesterov)] public partial bool Nesterov { get; init; }

    /// <summary>The norm that N is given before it is scaled.</summary>
    [Hyper(NorMuonSize.Iterated)] public partial NorMuonSize Size { get; init; }

    /// <summary>How a step is scaled by the shape.</summary>
    [Hyper(MuonScaling.Jordan)] public partial MuonScaling Scaling { get; init; }

    [State] private float momentum;
    [State(Space = StateSpace.Row)] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        momentum = Lerp(gradient, momentum, Momentum);
        float orthogonal = Orthogonal.NewtonSchulz(Nesterov ? Lerp(gradient, momentum, Momentum) : momentum, Iterations, 1e-7);
        second = Lerp(Across.Row.Mean(Square(orthogonal)), second, Beta2);
        float even = orthogonal / (Sqrt(second) + Epsilon);
        Scalar norm = Size == NorMuonSize.Iterated ? Across.Matrix.Norm(orthogonal) : Sqrt(Min(Shape.Rows, Shape.Columns));
        Scalar size = norm / (Across.Matrix.Norm(even) + Epsilon);
        return parameter - Fma((float)(LearningRate * WeightDecay), parameter, LearningRate * Orthogonal.Scale(Scaling) * size * even);
    }
}
