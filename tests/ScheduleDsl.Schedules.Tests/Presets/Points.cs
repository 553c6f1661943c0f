namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>Values computed by hand, up to roundings.</summary>
internal static class Points
{
    public static void Assert(Schedule schedule, params (int Update, double Value)[] values)
    {
        foreach ((int update, double value) in values)
        {
            double found = schedule.At(update);
            Xunit.Assert.True(System.Math.Abs(found - value) <= 1e-14 + 1e-12 * System.Math.Abs(value), $"update {update}: {found:R} instead of {value:R}");
        }
    }
}
