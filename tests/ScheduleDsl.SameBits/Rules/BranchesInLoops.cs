using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Rules;

/// <summary>Varying branches inside unrolled loops, some of which return; states with the names that generated loops use.</summary>
[Optimizer]
internal sealed partial class BranchesInLoops
{
    [Hyper(0.1, Min = 0)] public partial Scalar LearningRate { get; init; }
    [State] private float count;
    [State] private float i;
    [State] private float uniforms;
    [State] private float valueOfRate;
    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        float best = 0f;
        for (int k = 0; k < 4; k++)
        {
            float c = parameter * k - i;
            if (c > best)
            {
                best = c;
                if (gradient > c)
                {
                    uniforms = uniforms + c;
                    count += 1f;
                }
                else
                    i = best - uniforms;
            }
            for (int j = 1; j <= 3; j += 2)
            {
               if (j == 1) best = After(best);
                best = best * 0.5f + j;
                if (best > 100f) return parameter - best;
            }
        }
        valueOfRate = best;
        return parameter - LearningRate * best;
    }
    private static float After(float x) => x + 1f;
}
