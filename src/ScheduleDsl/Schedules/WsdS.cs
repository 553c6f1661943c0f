namespace ScheduleDsl.Schedules;

/// <summary>WSD-S: one run with a finished model at each of several budgets; every part resumes the peak from the decayed checkpoint.</summary>
/// <remarks>
/// <c>Budgets</c> holds the ends <c>T_1 &lt; T_2 &lt; ...</c>. A line up over the first <c>WarmupSteps</c> updates, then <c>Peak</c>; the last <c>DecayFraction</c> of each part (to the
/// nearest update) falls to <c>Floor</c>, by default along <c>1 / (x / Floor + (1 - x) / Peak)</c>, and the next part starts at <c>Peak</c> at once, or in a line from
/// <c>Floor</c> over <c>RewarmSteps</c>. After the last budget <c>Floor</c> is held. Wen et al., "Understanding Warmup-Stable-Decay Learning Rates: A River Valley
/// Loss Landscape Perspective", 2024.
/// </remarks>
public sealed partial class WsdS
{
    /// <param name="budgets">Updates at which a model is finished, rising; has to be set.</param>
    /// <param name="peak">The value of the stable parts, at least 0.</param>
    /// <param name="floor">Where decays end, above 0.</param>
    /// <param name="warmupSteps">Length of the first rise in updates.</param>
    /// <param name="rewarmSteps">Length of the later rises in updates.</param>
    /// <param name="decayFraction">Part of each budget's own updates that decays, in [0, 1].</param>
    /// <param name="linear">Decays in a line, rather than in a line of the inverse.</param>
    [Schedule]
    private static Curve Define(
        StepTable budgets, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1,
        [Setting(Above = 0, Role = HyperRole.Floor)] double floor = 0.1, long warmupSteps = 100, long rewarmSteps = 0,
        [Setting(Min = 0, Max = 1)] double decayFraction = 0.1, bool linear = false) =>
        Curve.Of(k =>
        {
            double start = budgets.TimeAt(k, 0);
            double end = budgets.TimeAfter(k, -1);
            double decay = Language.Floor(decayFraction * (end - start) + 0.5);
            double rise = start > 0 ? rewarmSteps : warmupSteps;
            double from = start > 0 ? floor : 0;
            double x = (k - (end - decay)) / decay;
            double falling = linear ? CurveMath.Mix(peak, floor, x) : 1 / (x / floor + (1 - x) / peak);
            double stable = k - start < rise ? CurveMath.Mix(from, peak, (k - start) / rise) : peak;
            return end < 0 ? floor : k >= end - decay ? falling : stable;
        });
}
