namespace ScheduleDsl.SameBits.Schedules;

/// <summary>Divides whole numbers behind a condition on the time: with 0 parts that must not be computed before a time gets there.</summary>
public sealed partial class Guarded
{
    [Schedule]
    private static Curve Define([Setting(Min = 0)] long total = 100, [Setting(Min = 0, Max = 10)] long parts = 0, bool isLate = false) =>
        Curve.Of(k => k < 200 || parts == 0 ? k * 0.5 : isLate ? total / parts : k);
}
