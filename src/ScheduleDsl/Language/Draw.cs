using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// Random numbers of a rule: each call in the body gives every weight a number of its own at every step. They follow from the run's seed, the
/// step, the tensor, the weight's place in it and the call's place in the body, so neither threads nor a resume change them.
/// </summary>
/// <remarks>
/// Philox 4x32-10 (Salmon et al., "Parallel Random Numbers: As Easy as 1, 2, 3", 2011). Where a body runs as plain C#, for one weight, it has
/// the numbers of seed 0, tensor 0 and weight 0 at the step that was set, and calls count from there on. A call must be reached by all weights of
/// a step alike: it is refused in a branch that only some of them take, and in the parts of <c>?:</c>, <c>&amp;&amp;</c>, <c>||</c> and <c>switch</c> that are not
/// always computed.
/// </remarks>
/// <example><code>
/// [UpdateRule]
/// float Update(float parameter, float gradient) => parameter - LearningRate * (gradient + NoiseScale * Draw.Normal());
/// </code></example>
public static class Draw
{
    /// <summary>A standard normal number: mean 0, variance 1, at most about 6.76 in size (Box and Muller, 1958).</summary>
    public static float Normal() => OneWeight.Draw(DrawKind.Normal);

    /// <summary>A multiple of 2^-24, uniform from 0 to below 1.</summary>
    public static float Uniform() => OneWeight.Draw(DrawKind.Uniform);

    /// <summary>1 or -1, each with probability 1/2 (a Rademacher number).</summary>
    public static float Sign() => OneWeight.Draw(DrawKind.Sign);
}
