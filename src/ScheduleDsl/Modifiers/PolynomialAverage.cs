using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Polynomial-decay average of the weights, for evaluation: the later a weight, the more it counts.</summary>
/// <remarks>
/// <c>a = (1 - k) a + k x</c> with <c>k = (1 + Gamma) / (t + Gamma)</c>, so that the first average is the weight itself and no start has to
/// be chosen; Gamma 0 is the plain mean. Shamir and Zhang, "Stochastic Gradient Descent for Non-smooth Optimization", 2013; the average
/// that DoG is used with.
/// </remarks>
[Modifier(Stage = ModifierStage.Average)]
public sealed partial class PolynomialAverage
{
    /// <summary>How much more later weights count.</summary>
    [Hyper(8.0, Min = 0)] public partial Scalar Gamma { get; init; }

    [State] private float average;

    [ModifyParameter]
    private float Follow(float before, float after)
    {
        Scalar share = (1 + Gamma) / (Step + Gamma);
        average = Lerp(after, average, 1 - share);
        return after;
    }

    [EvaluationWeight]
    private float Averaged(float parameter) => average;
}
