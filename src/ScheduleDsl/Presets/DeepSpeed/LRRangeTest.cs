using static ScheduleDsl.Language;

namespace ScheduleDsl.DeepSpeed;

/// <summary>DeepSpeed's <c>LRRangeTest</c>: a rate that rises until training diverges, to find the largest that does not.</summary>
/// <remarks>
/// Iteration <c>i</c>, counted from 0, gets <c>LrRangeTestMinLr (1 + LrRangeTestStepRate s)</c> with <c>s = (i + 1) / LrRangeTestStepSize</c>, rounded down with
/// <c>LrRangeTestStaircase</c>, without end. An engine makes update 0 at <c>LrRangeTestMinLr</c> and update <c>k</c> with <c>At(k - 1)</c>. Smith, "A disciplined approach
/// to neural network hyper-parameters", 2018.
/// </remarks>
public sealed partial class LRRangeTest
{
    /// <param name="lrRangeTestMinLr">Rate that the test starts from.</param>
    /// <param name="lrRangeTestStepSize">Iterations in which <c>LrRangeTestStepRate</c> starting rates are added.</param>
    /// <param name="lrRangeTestStepRate">How many starting rates are added in <c>LrRangeTestStepSize</c> iterations.</param>
    /// <param name="lrRangeTestStaircase">Whether the rate changes only every <c>LrRangeTestStepSize</c> iterations.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 0)] double lrRangeTestMinLr = 0.001,
        [Setting(Min = 1)] long lrRangeTestStepSize = 2000,
        [Setting(Min = 0)] double lrRangeTestStepRate = 1,
        bool lrRangeTestStaircase = false) => Curve.Of(i =>
    {
        double passed = (i + 1) / lrRangeTestStepSize;
        return lrRangeTestMinLr * (1 + lrRangeTestStepRate * (lrRangeTestStaircase ? Floor(passed) : passed));
    });
}
