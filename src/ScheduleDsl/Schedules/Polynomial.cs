using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>From <c>Peak</c> to <c>Floor</c> along a power: <c>Floor + (Peak - Floor) (1 - k / Steps)^Power</c>.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, of <c>Steps</c>; the floor is reached at <c>k = Steps</c> and held. <c>Power = 1</c> is linear, which is optimal
/// for the last iterate in the worst case (Defazio et al., "Optimal Linear Decay Learning Rate Schedules", 2023). <c>KDecay = q</c> reads
/// <c>(k / Steps)^q</c> in place of <c>k / Steps</c> (Zhang, Li, "k-decay", 2020).
/// </remarks>
public sealed partial class Polynomial
{
    /// <param name="steps">Length in updates; has to be set.</param>
    /// <param name="peak">The value at update 0, at least 0.</param>
    /// <param name="floor">The value at the end, at least 0.</param>
    /// <param name="power">Above 0; 1 is a line, more falls earlier.</param>
    /// <param name="kDecay">Above 0; 1 changes nothing, more falls later.</param>
    [Schedule]
    private static Curve Define(
        long steps, [Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1, [Setting(Min = 0, Role = HyperRole.Floor)] double floor = 0,
        [Setting(Above = 0)] double power = 1, [Setting(Above = 0)] double kDecay = 1)
    {
        Curve.Require(floor <= peak, "the floor lies above the peak");
        Curve fall = Curve.Fall(t => power == 1 ? 1 - t : Pow(1 - t, power), peak, floor, steps);
        return kDecay == 1 ? fall : fall.Warp(t => Pow(t, kDecay));
    }
}
