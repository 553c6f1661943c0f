using System;
using System.Globalization;

namespace ScheduleDsl.Guidelines;

/// <summary>The one wording of numbers in messages, whatever wrote them: four digits, whole numbers in full.</summary>
internal static class NumberText
{
    public static string Of(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e15
        ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : value.ToString("G4", CultureInfo.InvariantCulture);

    /// <summary>As somebody would write it in code: 0.05, 1e-3, 3.2e-5, 100, 10_000.</summary>
    public static string Written(double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) < 1e15)
            return value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_');
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (Math.Abs(value) >= 0.01 && text.IndexOf('E') < 0)
            return text;
        string mantissa = text.Split('E')[0].Replace("-", "");
        string digits = mantissa.Replace(".", "").TrimStart('0');
        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12);
        return (value < 0 ? "-" : "") + digits.Substring(0, 1) + (digits.Length > 1 ? "." + digits.Substring(1) : "") + "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What is computed for somebody to write has no more than six digits.</summary>
    public static double Rounded(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>A part of a whole, in percent.</summary>
    public static string Percent(double part) => (part * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %";
}
