using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The weight of each checkpoint in an exponential average of the last <c>Checkpoints</c>. Its time is the checkpoint's number, from 0.</summary>
/// <remarks>
/// From <c>M = theta_0</c>, <c>M = (1 - Decay) theta_i + Decay M</c>: checkpoint <c>i</c> has the weight <c>(1 - Decay) Decay^(n - 1 - i)</c>, the first one
/// <c>Decay^(n - 1)</c>, and they sum to 1. Goes with a <see cref="ModerateDecay"/> or a constant rate. Luo et al., 2025, from secondary notes. UNVERIFIED:
/// the decay and the spacing of checkpoints that the paper uses.
/// </remarks>
public sealed partial class CheckpointAverage
{
    /// <param name="checkpoints">How many are averaged, at least 1.</param>
    /// <param name="decay">What each further checkpoint leaves of the average, in [0, 1).</param>
    [Schedule]
    private static Curve Define([Setting(Min = 1)] long checkpoints = 6, [Setting(Min = 0, Below = 1)] double decay = 0.8) =>
        Curve.Of(checkpoints, i => (i > 0 ? 1 - decay : 1) * Pow(decay, checkpoints - 1 - i));
}
