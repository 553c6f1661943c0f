using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

/// <summary>Ints that differ from weight to weight, and divisions that only a condition keeps from throwing.</summary>
[Optimizer]
internal sealed partial class Integers
{
    [Hyper(3)] public partial int N { get; init; }
    [Hyper(0)] public partial int Zero { get; init; }
    [Hyper(0.5)] public partial Scalar LearningRate { get; init; }
    [State] private float m;
    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        int k = (int)gradient;
        k = k * 3 + N;
        if (k > 5) k -= 2; else k = -k;
        int bits = (int)parameter & 0x7fffffff;
        bits = (bits >> 3) ^ (k << 2);
        bool odd = (k & 1) != 0;
        m = odd ? k : bits;
        int safe = Zero != 0 ? N / Zero : 7;
        int q = 0;
        if (Zero != 0) { q = N % Zero; }
        return parameter - LearningRate * m + (float)safe + (float)q;
    }
}
