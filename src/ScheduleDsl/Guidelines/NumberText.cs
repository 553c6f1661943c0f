using System;
using System.Globalization;

namespace ScheduleDsl.Guidelines;

/// <summary>The one wording of numbers in messages, whatever wrote them: four digits, whole numbers in full.</summary>
internal static class NumberText
{
    public static string Of(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole, in percent.</summary>
    public static string Percent(double part) => (part * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
