using static ScheduleDsl.Language;

namespace ScheduleDsl.SameBits.Schedules;

/// <summary>Cycles that grow, of parts with awkward names, chosen by a setting; with a further curve, and a table read in a loop over times.</summary>
public sealed partial class Cycles
{
    [Schedule]
    private static Curve Define(
        StepTable marks, [Setting(Min = 0)] double first = 1, [Setting(Min = 1)] long places = 12, [Setting(Min = 1, Max = 3)] double growth = 1.5,
        [Setting(Min = 0, Max = 1)] double decay = 0.7, bool values = false) =>
        (values
            ? Curve.Line(first, 0, places)
            : Curve.Fall(t => Pow(1 - t, 1.5), first, 0.1 * first, places)).Repeat(growth, decay).Times(Curve.Of(k => 1 + marks.CountUpTo(k)));

    [Schedule(End = ScheduleEnd.Throw)]
    private static Curve DefineMomentum([Setting(Min = 0)] double first = 1, [Setting(Min = 1)] long places = 12) =>
        Curve.Line(0, first, places).Then(Curve.Of(places, k => first * Exp(-k / places)));
}
