using static ScheduleDsl.Language;

namespace ScheduleDsl.Optax;

/// <summary><c>optax.cosine_decay_schedule</c>: half a cosine, to a power, down to a share of its start.</summary>
/// <remarks>
/// <para>
/// Update <c>k</c>, counted from 0, gets <c>InitValue ((1 - Alpha) C^Exponent + Alpha)</c> with <c>C = (1 + cos(pi min(k, DecaySteps) / DecaySteps)) / 2</c>. The end value
/// <c>InitValue Alpha</c> is reached at update <c>DecaySteps</c> and kept, where PyTorch's and Hugging Face's cosines rise again. <c>Alpha</c> is a share, not a
/// value. The original has no default for <c>InitValue</c>.
/// </para>
/// <para>Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016.</para>
/// </remarks>
public sealed partial class CosineDecaySchedule
{
    /// <param name="decaySteps">Updates down to the end value.</param>
    /// <param name="initValue">Value at update 0.</param>
    /// <param name="alpha">Share of <c>InitValue</c> at the end.</param>
    /// <param name="exponent">Exponent of the cosine.</param>
    [Schedule]
    private static Curve Define(long decaySteps, double initValue = 0.1, double alpha = 0, [Setting(Above = 0)] double exponent = 1) =>
        Curve.Fall(t => Pow(CurveMath.HalfCosine(t), exponent), initValue, initValue * alpha, decaySteps);
}
