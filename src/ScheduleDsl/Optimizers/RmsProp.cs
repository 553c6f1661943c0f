using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>RMSprop: divides by the root of an average of squared gradients; centred and with momentum as options.</summary>
/// <remarks>
/// <c>g = g + wd x</c>, <c>v = alpha v + (1 - alpha) g^2</c>; centred: <c>a = alpha a + (1 - alpha) g</c> and <c>v - a^2</c>, never below 0, for <c>v</c>;
/// <c>u = g / (sqrt(v) + eps)</c>; with momentum <c>b = mu b + u</c>; <c>x = x - lr b</c>, else <c>x = x - lr u</c>. No bias correction. TensorFlow's form has <see cref="EpsilonInRoot"/>,
/// <see cref="RateInBuffer"/> and an <see cref="InitialSquare"/> of 1.
/// Tieleman and Hinton, lecture 6.5 of "Neural Networks for Machine Learning", 2012; centred: Graves, 2013.
/// </remarks>
[Optimizer]
public sealed partial class RmsProp
{
    /// <summary>Learning rate.</summary>
    [Hyper(1e-2, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    /// <summary>Decay of the average of squared gradients.</summary>
    [Hyper(0.99, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Alpha { get; init; }

    /// <summary>Added to the root.</summary>
    [Hyper(1e-8, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Coupled decay: times the weight, it is added to the gradient.</summary>
    [Hyper(0.0, Min = 0, Role = HyperRole.WeightDecay)] public partial Scalar WeightDecay { get; init; }

    /// <summary>Momentum over the scaled gradients; 0 needs no buffer.</summary>
    [Hyper(0.0, Min = 0, Below = 1, Role = HyperRole.Momentum)] public partial Scalar Momentum { get; init; }

    /// <summary>Divides by an estimate of the gradient's standard deviation rather than of its size.</summary>
    [Hyper(false)] public partial bool Centered { get; init; }

    /// <summary>Adds the epsilon inside of the root, <c>sqrt(v + eps)</c>.</summary>
    [Hyper(false)] public partial bool EpsilonInRoot { get; init; }

    /// <summary>Multiplies by the rate what enters the buffer, <c>b = mu b + lr u</c> and <c>x = x - b</c>, so that a change of the rate reaches later steps only.</summary>
    [Hyper(false)] public partial bool RateInBuffer { get; init; }

    /// <summary>v before the first step, at least 0; 0 or 1.</summary>
    [Hyper(0.0, Min = 0)] public partial Scalar InitialSquare { get; init; }

    private bool UsesMomentum => Momentum != 0;

    [State(InitialFrom = nameof(InitialSquare))] private float second;
    [State(When = nameof(Centered))] private float mean;
    [State(When = nameof(UsesMomentum))] private float buffer;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float direction = gradient;
        if (WeightDecay != 0)
            direction = Fma((float)WeightDecay, parameter, gradient);
        second = Lerp(Square(direction), second, Alpha);
        float variance = second;
        if (Centered)
        {
            mean = Lerp(direction, mean, Alpha);
            // Of a constant gradient only rounding errors are left, of either sign.
            variance = Max(Fma(-mean, mean, second), 0);
        }
        float divisor;
        if (EpsilonInRoot)
            divisor = Sqrt(variance + Epsilon);
        else
            divisor = Sqrt(variance) + Epsilon;
        float scaled = direction / divisor;
        if (UsesMomentum)
        {
            buffer = Fma((float)Momentum, buffer, (RateInBuffer ? LearningRate : 1) * scaled);
            scaled = buffer;
        }
        return parameter - (UsesMomentum && RateInBuffer ? 1 : LearningRate) * scaled;
    }
}
