using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AdaBelief: steps scaled by how far gradients stray from their average; rectified like RAdam unless told otherwise.</summary>
/// <remarks>
/// <para><c>m = Beta1 m + (1 - Beta1) g</c>, <c>s = Beta2 s + (1 - Beta2) (g - m)^2 + Epsilon</c>, which is stored with its epsilon.</para>
/// <para>Not rectified: <c>x -= LearningRate * (m / c1) / (sqrt(s / c2) + Epsilon)</c>, <c>c1 = 1 - Beta1^t</c>, <c>c2 = 1 - Beta2^t</c>, t from 1.</para>
/// <para>
/// Rectified: with <c>R = 2 / (1 - Beta2) - 1</c> and <c>r = R - 2 t Beta2^t / c2</c>, from r = 5 on
/// <c>x -= LearningRate * sqrt(c2 (r-4)(r-2)R / ((R-4)(R-2)r)) * (m / c1) / (sqrt(s) + Epsilon)</c>; before, a step of SGD,
/// <c>x -= LearningRate * m / c1</c>, or none.
/// </para>
/// <para>
/// Decay comes first: decoupled <c>x (1 - LearningRate * WeightDecay)</c>, fixed <c>x (1 - WeightDecay)</c>, or coupled
/// <c>g + WeightDecay * x</c>. Zhuang et al., "AdaBelief Optimizer", 2020; Liu et al., "On the Variance of the Adaptive Learning
/// Rate and Beyond", 2020.
/// </para>
/// </remarks>
[Optimizer]
public sealed partial class AdaBelief
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.LearningRate)]
    public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average gradient, in [0, 1).</summary>
    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)]
    public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average squared deviation, in [0, 1).</summary>
    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)]
    public partial Scalar Beta2 { get; init; }

    /// <summary>Added to the deviation at every step, and once more to its root.</summary>
    [Hyper(1e-16, Min = 0, Role = HyperRole.Epsilon)]
    public partial Scalar Epsilon { get; init; }

    /// <summary>Decay, at least 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)]
    public partial Scalar WeightDecay { get; init; }

    /// <summary>Whether the decay leaves the gradient alone.</summary>
    [Hyper(true)]
    public partial bool Decoupled { get; init; }

    /// <summary>Whether a decoupled decay is the same at every learning rate.</summary>
    [Hyper(false)]
    public partial bool FixedDecay { get; init; }

    /// <summary>Whether early steps, whose scale is not to be trusted yet, are held back.</summary>
    [Hyper(true)]
    public partial bool Rectify { get; init; }

    /// <summary>Whether a rectified run takes steps of SGD until the scale can be trusted, rather than none.</summary>
    [Hyper(true)]
    public partial bool DegenerateToSgd { get; init; }

    /// <summary>Whether the scale never grows back (AMSGrad), for one more state.</summary>
    [Hyper(false)]
    public partial bool Amsgrad { get; init; }

    [State] private float average;
    [State] private float deviation;
    [State(When = nameof(Amsgrad))] private float largest;

    private Scalar Length => 2 / (1 - Beta2) - 1;

    private Scalar LengthSoFar => Length - 2 * Step * Pow(Beta2, Step) / (1 - Pow(Beta2, Step));

    private Scalar Rectification
        => Sqrt((LengthSoFar - 4) * (LengthSoFar - 2) * Length / ((Length - 4) * (Length - 2) * LengthSoFar));

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (!Decoupled && WeightDecay != 0)
            gradient += WeightDecay * parameter;
        Scalar decay = !Decoupled ? 0 : FixedDecay ? WeightDecay : LearningRate * WeightDecay;
        float decayed = parameter - decay * parameter;

        average = Lerp(gradient, average, Beta1);
        deviation = Lerp(Square(gradient - average), deviation, Beta2) + Epsilon;
        float scale = deviation;
        if (Amsgrad)
        {
            largest = Max(largest, deviation);
            scale = largest;
        }

        Scalar size = LearningRate / (1 - Pow(Beta1, Step));
        Scalar root = Sqrt(1 - Pow(Beta2, Step));
        if (!Rectify)
            return decayed - size * root * average / (Sqrt(scale) + Epsilon * root);
        if (LengthSoFar >= 5)
            return decayed - size * root * Rectification * average / (Sqrt(scale) + Epsilon);
        return DegenerateToSgd ? decayed - size * average : decayed;
    }
}
