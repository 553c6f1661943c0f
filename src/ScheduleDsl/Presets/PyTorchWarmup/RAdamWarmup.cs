using static ScheduleDsl.Language;

namespace ScheduleDsl.PyTorchWarmup;

/// <summary><c>pytorch_warmup.RAdamWarmup</c>: the factor by which RAdam corrects Adam, as a warmup.</summary>
/// <remarks>
/// <para>
/// With <c>r = 2 / (1 - Beta2) - 1</c> and <c>r(n) = r - 2 n Beta2^n / (1 - Beta2^n)</c>, update <c>k</c>, counted from 0, gets
/// <c>Lr sqrt((r(n) - 4) (r(n) - 2) r / ((r - 4) (r - 2) r(n)))</c> at <c>n = k + d</c>, where <c>d</c> is the first <c>n</c> from 1 with <c>r(n) > 4</c>: 5 for usual decays. RAdam itself does
/// not move up by <c>d</c>, but updates without the second moment before it.
/// </para>
/// <para>Liu et al., "On the Variance of the Adaptive Learning Rate and Beyond", 2019; Ma, Yarats, "On the adequacy of untuned warmup for adaptive optimization", 2019.</para>
/// </remarks>
public sealed partial class RAdamWarmup
{
    /// <param name="beta2">Decay of Adam's second moment; at 0.6 and below <c>r(n)</c> stays at 4 or less.</param>
    /// <param name="lr">The rate that is dampened; 1 for the factor itself.</param>
    [Schedule]
    private static Curve Define([Setting(Above = 0.6, Below = 1)] double beta2 = 0.999, [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1)
    {
        double last = 2 / (1 - beta2) - 1;
        double first = FirstAbove4(beta2, last);
        return Curve.Of(k =>
        {
            double n = k + first;
            double decay = Pow(beta2, n);
            double now = last - 2 * n * decay / (1 - decay);
            return lr * Sqrt(Max(now - 4, 0) * (now - 2) * last / ((last - 4) * (last - 2) * now));
        });
    }

    // r(n) grows with n, so those not above 4 come first. At 64 of them beta2 would be 0.6 in every digit of a double.
    private static double FirstAbove4(double beta2, double last)
    {
        double first = 1;
        double decay = 1;
        for (int n = 1; n < 64; n++)
        {
            decay *= beta2;
            first += last - 2 * n * decay / (1 - decay) > 4 ? 0 : 1;
        }
        return first;
    }
}
