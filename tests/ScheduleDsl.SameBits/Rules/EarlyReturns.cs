using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

/// <summary>Varying branches that return early, shadow nothing and touch state on one side only.</summary>
[Optimizer]
internal sealed partial class EarlyReturns
{
    [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }
    [Hyper(0.5, Min = 0, Below = 1)] public partial Scalar Decay { get; init; }

    [State] private float average;
    [State(When = nameof(Averages))] private float second;

    private bool Averages => Decay != 0;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        if (gradient == 0)
            return parameter;
        if (Averages)
        {
            second = Lerp(Square(gradient), second, Decay);
            if (second > 4)
                return parameter - Step(gradient) / Sqrt(second);
        }
        average += 0.25f * gradient;
        if (Abs(average) > 1)
        {
            average = Sign(average);
            return parameter - Step(average);
        }
        return parameter - Step(gradient);
    }

    private float Step(float direction) => LearningRate * direction;
}
