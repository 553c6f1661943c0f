namespace ScheduleDsl.Schedules;

/// <summary>A weight decay (or a teacher's momentum) that rises along half a cosine, after a line where there is a warmup.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0: <c>WarmupFrom</c> to <c>Start</c> in a line over <c>WarmupSteps</c> updates whose last one has the value <c>Start</c>; then
/// <c>End + (Start - End) (1 + cos(pi k / N)) / 2</c> with <c>N = Steps - WarmupSteps</c> and <c>k</c> from 0 again, so that <c>Start</c> occurs twice. Caron et al., "Emerging
/// Properties in Self-Supervised Vision Transformers" (DINO), 2021: weight decay 0.04 to 0.4 (biases and norms left out), teacher momentum 0.996 to 1.
/// </remarks>
public sealed partial class CosineWeightDecay
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="start">The value at the start of the cosine, at least 0.</param>
    /// <param name="end">The value at its end, at least 0.</param>
    /// <param name="warmupSteps">Length of the line in updates.</param>
    /// <param name="warmupFrom">The value at update 0 of the line, at least 0.</param>
    [Schedule]
    private static Curve Define(
        long steps, [Setting(Min = 0)] double start = 0.04, [Setting(Min = 0)] double end = 0.4, long warmupSteps = 0, [Setting(Min = 0)] double warmupFrom = 0)
    {
        Curve.Require(warmupSteps <= steps, "the warmup takes longer than the run");
        // The line's last update has its end value: it is one shorter than the warmup.
        Curve warmup = warmupSteps > 1 ? Curve.Of(warmupSteps, k => CurveMath.Line(warmupFrom, start, warmupSteps - 1, k)) : Curve.Constant(warmupFrom, warmupSteps);
        return warmup.Then(Curve.Fall(Profiles.Cosine.Value, start, end, steps - warmupSteps));
    }
}
