using static ScheduleDsl.Language;

namespace ScheduleDsl.HuggingFace;

/// <summary><c>transformers.get_wsd_schedule</c>: warmup, stable, decay, and the least rate after it.</summary>
/// <remarks>
/// <para>
/// With <c>W</c>, <c>S</c>, <c>D</c> the three numbers of updates and <c>r = MinLrRatio</c> update <c>k</c>, counted from 0, gets <c>Lr (r + (1 - r) g(k / W))</c> for <c>k &lt; W</c>,
/// <c>Lr</c> up to <c>W + S</c>, <c>Lr (r + (1 - r) g((k - W - S) / D))</c> up to <c>W + S + D</c>, and <c>Lr r</c> from there on. The decay <c>g(x)</c> is <c>1 - x</c>, <c>(1 + cos(2 pi
/// NumCycles x)) / 2</c> or <c>1 - sqrt(x)</c>, the warmup <c>x</c>, <c>(1 - cos(pi x)) / 2</c> or <c>1 - sqrt(1 - x)</c>.
/// </para>
/// <para>
/// Either <c>NumStableSteps</c> or <c>NumTrainingSteps</c> is given, -1 and 0 stand for <c>None</c>; of both the former counts. The first versions of the function, of
/// 2024, knew no types and warmed up from 0 whatever <c>MinLrRatio</c> was: <c>WarmupFromZero</c>.
/// </para>
/// <para>Hu et al., "MiniCPM: Unveiling the Potential of Small Language Models with Scalable Training Strategies", 2024.</para>
/// </remarks>
public sealed partial class WsdSchedule
{
    /// <param name="numDecaySteps">Updates of the decay.</param>
    /// <param name="numWarmupSteps">Updates of the warmup.</param>
    /// <param name="numTrainingSteps">Updates of the whole run; 0 stands for <c>None</c>.</param>
    /// <param name="numStableSteps">Updates at <c>Lr</c>; -1 stands for <c>None</c>, what the rest leaves of the run.</param>
    /// <param name="warmupType">Shape of the warmup.</param>
    /// <param name="decayType">Shape of the decay.</param>
    /// <param name="minLrRatio">Least rate as a share of <c>Lr</c>.</param>
    /// <param name="numCycles">Waves of the cosine: 0.5 goes down once.</param>
    /// <param name="warmupFromZero">Whether the warmup starts at 0, as in the first versions, rather than at the least rate.</param>
    /// <param name="lr">The optimizer's learning rate, which the original scales.</param>
    [Schedule]
    private static Curve Define(
        long numDecaySteps,
        long numWarmupSteps = 0,
        long numTrainingSteps = 0,
        [Setting(Min = -1)] long numStableSteps = -1,
        WsdType warmupType = WsdType.Linear,
        WsdType decayType = WsdType.Cosine,
        [Setting(Min = 0, Role = HyperRole.FloorOfPeak)] double minLrRatio = 0,
        [Setting(Min = 0)] double numCycles = 0.5,
        bool warmupFromZero = false,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 5e-5)
    {
        Curve.Require(
            numStableSteps >= 0 || numWarmupSteps + numDecaySteps <= numTrainingSteps, "warmup and decay take longer than the run, whose length or stable part has to be set");
        double least = lr * minLrRatio;
        double start = warmupFromZero ? 0 : least;
        double stable = numStableSteps >= 0 ? numStableSteps : numTrainingSteps - numWarmupSteps - numDecaySteps;
        Curve warmup = warmupType switch
        {
            WsdType.Cosine => Curve.Fall(Profiles.Cosine.Value, start, lr, numWarmupSteps),
            WsdType.OneMinusSqrt => Curve.Fall(t => Sqrt(1 - t), start, lr, numWarmupSteps),
            _ => Curve.Line(start, lr, numWarmupSteps),
        };
        Curve decay = decayType switch
        {
            WsdType.Linear => Curve.Line(lr, least, numDecaySteps),
            WsdType.OneMinusSqrt => Curve.Fall(Profiles.OneMinusSqrt.Value, lr, least, numDecaySteps),
            // Whatever the number of waves, the least rate follows.
            _ => Curve.Fall(t => t < 1 ? CurveMath.HalfCosine(2 * numCycles * t) : 0, lr, least, numDecaySteps),
        };
        return warmup.Then(Curve.Constant(lr, stable)).Then(decay);
    }
}
