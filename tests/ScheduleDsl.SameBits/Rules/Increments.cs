using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

/// <summary>Every form of counting, of parameters too.</summary>
[Optimizer]
internal sealed partial class Increments
{
    [Hyper(0.5, Min = 0)] public partial Scalar LearningRate { get; init; }
    [Hyper(0, Min = 0)] public partial int Z { get; init; }
    [State] private float m;
    [UpdateRule] private float Update(float p, float g)
    {
        g++; m++; --p;
        int q = 1;
        if (Z != 0 && 7 / Z > 2) { int d = 12 / Z; q = d * d + d; }
        int k = (int)g; k++; k = k / 3;
        bool b = k > 3 ^ p > 2; b = !b; b |= m > 3;
        return p - LearningRate * g * q + k + (b ? 1f : m);
    }
}
