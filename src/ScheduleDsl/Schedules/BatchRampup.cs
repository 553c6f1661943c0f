using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>A batch size that grows in equal increments with the samples seen. Its time is in samples, not in updates.</summary>
/// <remarks>
/// With <c>q = RampSamples / ((Final - Start) / Increment)</c> the update that begins after <c>n</c> samples has the batch size <c>Start + Increment floor(n / q)</c>, and
/// <c>Final</c> once <c>n</c> exceeds <c>RampSamples</c>. Read it at the sum of the batches before: <c>rampup.AtTime(consumedSamples)</c>. Whether the learning rate
/// follows (in proportion for SGD, by the square root for Adam) is the caller's choice.
/// </remarks>
public sealed partial class BatchRampup
{
    /// <param name="start">Samples per update at the start, at least 1.</param>
    /// <param name="increment">Samples that each rise adds, at least 1.</param>
    /// <param name="rampSamples">Samples over which the batch grows, at least 1.</param>
    /// <param name="final">Samples per update from there on; above the start by whole increments.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 1)] long start = 16, [Setting(Min = 1)] long increment = 16, [Setting(Min = 1)] long rampSamples = 20_000, [Setting(Min = 1)] long final = 256)
    {
        Curve.Require(start <= final, "the batch would have to shrink");
        double rises = (double)(final - start) / increment;
        Curve.Require(Floor(rises) == rises, "the way from the start to the final batch is no whole number of increments");
        double perRise = rampSamples / Max(rises, 1);
        return Curve.Of(n => n > rampSamples ? final : start + increment * Min(Floor(n / perRise), rises));
    }
}
