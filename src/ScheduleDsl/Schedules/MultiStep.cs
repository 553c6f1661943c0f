using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary><c>Peak Factor^n</c>, where <c>n</c> milestones lie at or before the update.</summary>
/// <remarks>
/// A milestone <c>m</c> takes effect at update <c>m</c>, counted from 0; one given twice multiplies twice. Any number of them: <c>Milestones =
/// StepTable.Of(30_000, 60_000, 80_000)</c>. For marks in percent see <see cref="StepDecay"/>.
/// </remarks>
public sealed partial class MultiStep
{
    /// <param name="milestones">Updates at which the value drops; none by default.</param>
    /// <param name="peak">The value before the first milestone, at least 0.</param>
    /// <param name="factor">What each milestone multiplies by, at least 0.</param>
    [Schedule]
    private static Curve Define(StepTable milestones, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Min = 0)] double factor = 0.1) =>
        Curve.Of(k => peak * Pow(factor, milestones.CountUpTo(k)));
}
