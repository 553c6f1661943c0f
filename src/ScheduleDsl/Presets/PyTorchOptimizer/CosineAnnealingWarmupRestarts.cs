using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorchOptimizer;

/// <summary><c>pytorch_optimizer.CosineAnnealingWarmupRestarts</c>: half cosines, each with a warmup of its own.</summary>
/// <remarks>
/// <para>
/// Update <c>j</c> of cycle <c>i</c>, both counted from 0: with the peak <c>p = MaxLr Gamma^i</c> on the line from <c>MinLr</c> to <c>p</c> below <c>W = WarmupSteps</c>, then
/// <c>MinLr + (p - MinLr) (1 + cos(pi (j - W) / (L - W))) / 2</c>. The first cycle takes <c>L = FirstCycleSteps</c>, each next one <c>floor((L - W) CycleMult) + W</c>: the warmup does not grow. The very
/// first update gets <c>MinLr</c>, without a warmup too.
/// </para>
/// <para>
/// Unlike in <see cref="PyTorch.CosineAnnealingWarmRestarts"/> peaks shrink, and lengths are rounded down cycle by cycle, which has no closed form: cycle 64 and all later ones are as long as one
/// another. Loshchilov, Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016.
/// </para>
/// </remarks>
public sealed partial class CosineAnnealingWarmupRestarts
{
    /// <param name="firstCycleSteps">Length of the first cycle, with its warmup.</param>
    /// <param name="cycleMult">How many times as long each next cycle is, but for its warmup.</param>
    /// <param name="maxLr">The first peak.</param>
    /// <param name="minLr">The floor.</param>
    /// <param name="warmupSteps">Length of each warmup, below that of the first cycle.</param>
    /// <param name="gamma">How many times as high each next peak is.</param>
    [Schedule]
    private static Curve Define(
        long firstCycleSteps,
        [Setting(Min = 1)] double cycleMult = 1,
        [Setting(Min = 0, Role = HyperRole.Peak)] double maxLr = 1e-4,
        [Setting(Min = 0, Role = HyperRole.Floor)] double minLr = 1e-6,
        long warmupSteps = 0,
        [Setting(Min = 0)] double gamma = 0.9)
    {
        Curve.Require(warmupSteps < firstCycleSteps, "the warmup takes all of the first cycle");
        double warmup = warmupSteps;
        double firstFall = firstCycleSteps - warmupSteps;
        Curve cycles = Curve.Of(k =>
        {
            double cycle = 0;
            double within = k;
            double fall = firstFall;
            for (int i = 0; i < 64; i++)
            {
                bool isOver = within >= fall + warmup;
                within = isOver ? within - fall - warmup : within;
                fall = isOver ? Floor(fall * cycleMult) : fall;
                cycle = isOver ? cycle + 1 : cycle;
            }
            double more = Floor(within / (fall + warmup));
            within -= more * (fall + warmup);
            double peak = maxLr * Pow(gamma, cycle + more);
            return within < warmup
                ? CurveMath.Mix(minLr, peak, within / warmup)
                : CurveMath.Mix(minLr, peak, CurveMath.HalfCosine((within - warmup) / fall));
        });
        return Curve.Constant(minLr, 1).Then(cycles.Offset(1));
    }
}
