namespace ScheduleDsl.Schedules;

/// <summary>What a <see cref="Delayed"/> schedule falls along.</summary>
public enum DelayedProfile
{
    /// <summary><c>(1 - t) / (1 - t / 2)</c>.</summary>
    Rex,

    /// <summary><c>1 - t</c>.</summary>
    Linear,
}

/// <summary>The peak for the first <c>Delay</c> of the run, then REX or a line down to 0.</summary>
/// <remarks>
/// With <c>z = k / Steps</c> and <c>d = Delay</c> update <c>k</c>, counted from 0, gets <c>Peak</c> for <c>z &lt; d</c> and <c>Peak p((z - d) / (1 - d))</c> from there on. Chen, Wolfe,
/// Kyrillidis, "REX: Revisiting Budgeted Training with an Improved Schedule", 2021.
/// </remarks>
public sealed partial class Delayed
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="peak">The value during the delay, at least 0.</param>
    /// <param name="delay">Part of the run before the decay, in [0, 1).</param>
    /// <param name="profile">The decay's curve.</param>
    [Schedule]
    private static Curve Define(
        long steps, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Min = 0, Below = 1)] double delay = 0.5, DelayedProfile profile = DelayedProfile.Rex)
    {
        double rest = (1 - delay) * steps;
        return Curve.Constant(peak, delay * steps)
            .Then(profile == DelayedProfile.Rex ? Curve.Fall(Profiles.Rex.Value, peak, 0, rest) : Curve.Line(peak, 0, rest));
    }
}
