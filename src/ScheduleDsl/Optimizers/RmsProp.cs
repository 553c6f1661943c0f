using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>RMSprop: gradients divided by their root mean square; centered and with momentum as options; coupled weight decay.</summary>
/// <remarks>
/// <para><c>g = gradient + WeightDecay * x</c>, <c>v = Decay * v + (1 - Decay) g^2</c>.</para>
/// <para>Centered: <c>a = Decay * a + (1 - Decay) g</c> and <c>v - a^2</c>, never below 0, in the place of v.</para>
/// <para><c>u = g / (sqrt(v) + Epsilon)</c>; with momentum <c>b = Momentum * b + u</c> in its place; <c>x -= LearningRate * u</c>.</para>
/// <para>Hinton, lecture 6e of "Neural Networks for Machine Learning", 2012; centered: Graves, 2013. The epsilon is outside the root.</para>
/// </remarks>
[Optimizer]
public sealed partial class RmsProp
{
    /// <summary>Step size, at least 0.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)]
    public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average squared gradient, in [0, 1).</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)]
    public partial Scalar Decay { get; init; }

    /// <summary>Added to the root; with 0 a weight that never had a gradient becomes NaN.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)]
    public partial Scalar Epsilon { get; init; }

    /// <summary>Share of the last step that is kept, in [0, 1); 0 needs no state.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)]
    public partial Scalar Momentum { get; init; }

    /// <summary>Factor of the parameter in the gradient (coupled decay), at least 0.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)]
    public partial Scalar WeightDecay { get; init; }

    /// <summary>Whether to divide by the deviation from the average gradient, for one more state.</summary>
    [Hyper(false)]
    public partial bool Centered { get; init; }

    [State] private float square;
    [State(When = nameof(Centered))] private float average;
    [State(When = nameof(UsesMomentum))] private float buffer;

    private bool UsesMomentum => Momentum != 0;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (WeightDecay != 0)
            gradient += WeightDecay * parameter;

        square = Lerp(gradient * gradient, square, Decay);
        float scale = square;
        if (Centered)
        {
            average = Lerp(gradient, average, Decay);
            // Of a constant gradient nothing is left but rounding errors, of either sign.
            scale = Max(Fma(-average, average, square), 0);
        }

        float direction = gradient / (Sqrt(scale) + Epsilon);
        if (UsesMomentum)
        {
            buffer = Momentum * buffer + direction;
            direction = buffer;
        }

        return parameter - LearningRate * direction;
    }
}
