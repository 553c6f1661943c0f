using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

/// <summary>The language's own functions inside a loop, where they are inlined and vectorised, and once per step.</summary>
[Optimizer]
internal sealed partial class Transcendental
{
    [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }
    [Hyper(0.9, Min = 0, Below = 1)] public partial Scalar Beta { get; init; }

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar correction = 1 - Pow(Beta, ScheduleDsl.Language.Step);
        float direction = Tanh(gradient) + Exp(-Abs(gradient)) + Log(1 + Abs(gradient));
        return parameter - LearningRate / correction * direction;
    }
}
