using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

/// <summary>Not an optimizer that anybody should use: it exists to put every primitive through every backend.</summary>
[Optimizer]
internal sealed partial class EveryOperation
{
    [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }
    [Hyper(3)] public partial int Rounds { get; init; }
    [Hyper(false)] public partial bool Flip { get; init; }

    [State] private float memory;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float sum = 0;
        for (int i = 0; i < 3; i++)
        {
            float term = Max(Min(gradient, i + 0.5f), -memory);
            if (i == 1)
                term = -term;
            sum += Abs(term) * Floor(parameter / 2);
        }
        bool inside = sum > -1 && sum <= 8 || !(gradient >= parameter);
        if (Flip != inside)
            sum = Fma(sum, gradient, memory);
        else if (sum == 0 || float.IsNaN(sum))
            sum = Sqrt(Abs(parameter));
        memory = Clamp(Lerp(sum, memory, LearningRate), -1e30f, 1e30f);
        return Rounds > 2 ? parameter - LearningRate * memory : parameter - memory / Rounds;
    }
}
