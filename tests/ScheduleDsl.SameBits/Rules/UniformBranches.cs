using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

/// <summary>Uniform branches around varying values, in the update and in a helper that it calls inside of other branches.</summary>
[Optimizer]
internal sealed partial class UniformBranches
{
    [Hyper(0.5, Min = 0)] public partial Scalar LearningRate { get; init; }
    [Hyper(0.9, Min = 0, Below = 1)] public partial Scalar B { get; init; }
    [Hyper(false)] public partial bool U { get; init; }
    [State] private float m;
    private bool First => Step == 1;
    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        Scalar c = 1 - Pow(B, Step);
        float x = U ? gradient : parameter;
        float y = gradient > 0 ? (U ? m : x) : (Step > 3 ? x : -m);
        if (First) m = gradient; else m = Lerp(gradient, m, B);
        if (Step > 5 || !U)
        {
            Scalar z = c * 2;
            if (U) z = z + 1;
            if (B > 0.5) { if (m > 1) y *= 2f; }
            y = y / (z + 0.5);
        }
        if (U)
            return parameter - y;
        float n = NanOr(y, LearningRate);
        if (float.IsNaN(n)) n = 0f;
        return parameter - LearningRate * Max(n, UserFunctions.Twice(y) ) - Exp(y) * Tanh(x) + Sqrt(Abs(x)) + Log(Abs(y)) + (float.IsNaN(y) ? 1f : 0f);
    }
    private static float NanOr(float a, Scalar s)
    {
        if (a < 0) return a * s;
        if (s > 0.2) { if (a > 3) return a - 3f; a = -a; }
        return s == 0.5 ? float.NaN : a / (a - a);
    }
}
