namespace ScheduleDsl.Epfl;

/// <summary><c>cos_inf_schedule</c> of the repository <c>epfml/schedules-and-scaling</c>: a cosine after a line up, then its last value.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0: <c>Lr</c> times the line from <c>1 / DivFactor</c>, not from 0, to 1 below <c>NWarmup</c>, then half a cosine to <c>f = 1 / (DivFactor FinalDivFactor)</c>, reached at
/// <c>NIterations - NInf</c>, then <c>Lr f</c> for ever.
/// </remarks>
public sealed partial class CosInfSchedule
{
    /// <param name="nIterations">Length in updates.</param>
    /// <param name="lr">The peak; 1 for the multiplier that the original returns.</param>
    /// <param name="nWarmup">Length of the warmup.</param>
    /// <param name="divFactor">The peak over where the warmup begins; 100 in the repository's experiments.</param>
    /// <param name="finalDivFactor">Where the warmup begins over the last value; 0.1 in the repository's experiments.</param>
    /// <param name="nInf">Updates at the last value within the run.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Role = HyperRole.Length)] long nIterations,
        [Setting(Min = 0, Role = HyperRole.Peak)] double lr = 1,
        [Setting(Role = HyperRole.WarmupLength)] long nWarmup = 0,
        [Setting(Above = 0)] double divFactor = 100,
        [Setting(Above = 0)] double finalDivFactor = 0.1,
        long nInf = 0)
    {
        Curve.Require(nWarmup + nInf <= nIterations, "the warmup and the constant end take longer than the run");
        double start = lr / divFactor;
        double last = start / finalDivFactor;
        return Curve.Line(start, lr, nWarmup)
            .Then(Curve.Fall(Profiles.Cosine.Value, lr, last, nIterations - nInf - nWarmup))
            .Then(Curve.Constant(last));
    }
}
