using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

internal enum Mode { Plain, Sign = 5, Clip = 9 }

/// <summary>Enums with gaps, ints, derived hypers, switch expressions, and states under conditions.</summary>
[Optimizer]
internal sealed partial class HypersOfEveryKind
{
    [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }
    [Hyper(Mode.Clip)] public partial Mode Mode { get; init; }
    [Hyper(Mode.Plain)] public partial Mode Second { get; init; }
    [Hyper(2, Min = 0)] public partial int Settings { get; init; }
    [State(InitialFrom = nameof(LearningRate))] private float acc;
    [State(When = nameof(Both))] private float guarded;
    [State(When = nameof(Flag), Initial = 0.1)] private float guarded2;
    [Hyper(true)] public partial bool Flag { get; init; }
    private bool Both => Flag && Mode != Mode.Sign;
    private Scalar Beta3 => Sqrt(LearningRate) / (1 + Settings);
    private Scalar Half() => Mode == Mode.Clip ? 0.5 : Second switch { Mode.Sign => 0.25, Mode.Plain => Beta3, _ => 1.0 };

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float d = Mode switch { Mode.Sign => Sign(gradient), Mode.Clip => Clamp(gradient, -1f, 1f), _ => gradient };
        if (Flag && Mode != Mode.Sign && gradient > 0)
        {
            d = -d;
        }
        if (Both)
        {
            guarded = guarded * 0.5f + d;
            if (Settings > 1) d += guarded;
        }
        if (Flag && Second == Mode.Plain)
            guarded2 = Second == Mode.Plain ? guarded2 - Half() * d : guarded2;
        int n = Settings * 3 - 1;
        acc += n > 4 ? d : gradient;
        float w = (Settings & 1) == 0 ? d : acc;
        return parameter - Beta3 * w - LearningRate * (float)n;
    }
}
