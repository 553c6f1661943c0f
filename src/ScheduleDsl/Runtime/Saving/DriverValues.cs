using System;

namespace ScheduleDsl;

/// <summary>Reads what drives a hyperparameter over many steps.</summary>
internal static class DriverValues
{
    /// <summary>The values from a step on. Past the end of a schedule that throws there is none: NaN, which differs from any.</summary>
    public static void Fill(HyperDriver driver, long first, Span<double> values)
    {
        if (driver.Schedule is not { } schedule)
        {
            values.Fill(driver.Number);
            return;
        }

        try
        {
            schedule.Fill(first, values);
        }
        catch (ArgumentOutOfRangeException)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = At(driver, first + i);
        }
    }

    public static double At(HyperDriver driver, long step)
    {
        try
        {
            return driver.At(step);
        }
        catch (ArgumentOutOfRangeException)
        {
            return double.NaN;
        }
    }
}
