namespace ScheduleDsl.Schedules;

/// <summary>One cycle: up to the peak over <c>UpFraction</c> of the run, down to where it began, and far below; the momentum runs against it.</summary>
/// <remarks>
/// With <c>U = UpFraction Steps</c>, <c>L = Peak StartRatio</c>: half cosines from <c>L</c> to <c>Peak</c> over <c>U</c> updates, back down to <c>L</c> over as many, and from <c>L</c> to
/// <c>L EndRatio</c> over the rest (<c>ThreePhases</c>); or from <c>Peak</c> to <c>L EndRatio</c> at once. <c>Momentum</c> goes from <c>MaxMomentum</c> to
/// <c>BaseMomentum</c> and back. Joints lie where this library has them: the end is reached at update <c>Steps</c>; <c>PyTorch.OneCycleLR</c> reaches it one update
/// before. Smith, Topin, "Super-Convergence", 2017; Smith, "A disciplined approach to neural network hyper-parameters", 2018.
/// </remarks>
public sealed partial class OneCycle
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="peak">The top, at least 0.</param>
    /// <param name="upFraction">Part of the run that goes up, above 0; below 1, and with three phases at most a half.</param>
    /// <param name="startRatio">Start over peak, above 0.</param>
    /// <param name="endRatio">End over start, at least 0.</param>
    /// <param name="threePhases">Comes back to the start before it goes below.</param>
    [Schedule]
    private static Curve Define(
        long steps, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Above = 0, Below = 1, Role = HyperRole.Rise)] double upFraction = 0.3,
        [Setting(Above = 0)] double startRatio = 0.04, [Setting(Min = 0)] double endRatio = 1e-4, bool threePhases = false) =>
        Cycle(steps, upFraction, threePhases, startRatio * peak, peak, endRatio * startRatio * peak);

    /// <param name="baseMomentum">Momentum at the peak of the rate, in [0, 1).</param>
    /// <param name="maxMomentum">Momentum at both ends, in [0, 1).</param>
    [Schedule]
    private static Curve DefineMomentum(
        long steps, [Setting(Above = 0, Below = 1, Role = HyperRole.Rise)] double upFraction = 0.3, bool threePhases = false,
        [Setting(Min = 0, Below = 1)] double baseMomentum = 0.85, [Setting(Min = 0, Below = 1)] double maxMomentum = 0.95) =>
        Cycle(steps, upFraction, threePhases, maxMomentum, baseMomentum, maxMomentum);

    private static Curve Cycle(long steps, double upFraction, bool threePhases, double start, double peak, double end)
    {
        double up = upFraction * steps;
        Curve rise = Curve.Fall(Profiles.Cosine.Value, start, peak, up);
        return threePhases
            ? rise.Then(Curve.Fall(Profiles.Cosine.Value, peak, start, up)).Then(Curve.Fall(Profiles.Cosine.Value, start, end, steps - 2 * up))
            : rise.Then(Curve.Fall(Profiles.Cosine.Value, peak, end, steps - up));
    }
}
