using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>Warm restarts: half cosines, each <c>CycleGrowth</c> times as long as the one before and from <c>PeakDecay</c> times its peak.</summary>
/// <remarks>
/// Cycle <c>i</c>, from 0, takes <c>T_i = CycleSteps CycleGrowth^i</c> updates; its update <c>k</c> gets <c>Floor + (Peak PeakDecay^i - Floor)
/// (1 + cos(pi k / T_i)) / 2</c>. At the end of a cycle the next begins, so the floor itself is never given. Without end. Loshchilov, Hutter,
/// "SGDR: Stochastic Gradient Descent with Warm Restarts", 2016 (with <c>PeakDecay = 1</c>).
/// </remarks>
public sealed partial class Sgdr
{
    /// <param name="cycleSteps">Length of the first cycle in updates, at least 1.</param>
    /// <param name="cycleGrowth">Length of each cycle over that of the one before, at least 1.</param>
    /// <param name="peak">Where the first cycle starts, at least 0.</param>
    /// <param name="peakDecay">Peak of each cycle over that of the one before, in [0, 1].</param>
    /// <param name="floor">Where cycles end, at least 0.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Min = 1)] long cycleSteps = 1000, [Setting(Min = 1)] double cycleGrowth = 2, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1,
        [Setting(Min = 0, Max = 1)] double peakDecay = 1, [Setting(Min = 0, Role = HyperRole.Floor)] double floor = 0)
    {
        Curve cycle = Curve.Fall(Profiles.Cosine.Value, 1, 0, cycleSteps);
        return cycle.Repeat(cycleGrowth, 1).Times(Curve.Of(k => peak * Pow(peakDecay, CurveMath.Cycle(k, cycleSteps, cycleGrowth)) - floor)).Plus(floor);
    }
}
