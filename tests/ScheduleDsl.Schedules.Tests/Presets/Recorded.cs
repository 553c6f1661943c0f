using System;
using Xunit;

namespace ScheduleDsl.Tests.Schedules.Presets;

/// <summary>Values of other people's code, beside those of a preset.</summary>
internal static class Recorded
{
    public static void AssertEqual(Schedule schedule, params double[] values)
    {
        for (int k = 0; k < values.Length; k++)
        {
            double actual = schedule.At(k);
            Assert.True(Math.Abs(actual - values[k]) <= 1e-12 * Math.Max(1, Math.Abs(values[k])), $"update {k}: {actual:R} instead of {values[k]:R}");
        }
    }
}
