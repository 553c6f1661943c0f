namespace ScheduleDsl.Schedules;

/// <summary>Continual pre-training: for each data set a line back up to the peak and a half cosine down again.</summary>
/// <remarks>
/// <c>DataSets</c> holds the updates at which each data set ends. The first part warms up from 0, each later one from <c>Floor</c>, over <c>RewarmSteps</c> updates; the rest of
/// the part is <c>Floor + (Peak - Floor) (1 + cos(pi x)) / 2</c>. After the last part <c>Floor</c> is held. About 1 % of a part is enough to re-warm; mix in old data (1 to 5 %,
/// or 25 to 50 % where the data change much). Gupta et al., "Continual Pre-Training of Large Language Models: How to (re)warm your model?", 2023; Ibrahim et al., 2024.
/// </remarks>
public sealed partial class RewarmRedecay
{
    /// <param name="dataSets">Updates at which each data set ends, rising; has to be set.</param>
    /// <param name="peak">The top of each part, at least 0.</param>
    /// <param name="floor">The end of each part, at least 0.</param>
    /// <param name="rewarmSteps">Length of each rise in updates.</param>
    [Schedule]
    private static Curve Define(
        StepTable dataSets, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Min = 0, Role = HyperRole.Floor)] double floor = 0.1,
        long rewarmSteps = 100) =>
        Curve.Of(k =>
        {
            double start = dataSets.TimeAt(k, 0);
            double end = dataSets.TimeAfter(k, -1);
            double within = k - start;
            double rising = CurveMath.Mix(start > 0 ? floor : 0, peak, CurveMath.Progress(within, rewarmSteps));
            double falling = CurveMath.Mix(floor, peak, CurveMath.HalfCosine((within - rewarmSteps) / (end - start - rewarmSteps)));
            return end < 0 ? floor : within < rewarmSteps ? rising : falling;
        });
}
