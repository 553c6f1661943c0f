using System;
using System.Collections.Generic;
using System.Globalization;

namespace ScheduleDsl;

/// <summary>The one wording of a range: the compiler writes it into documentation, the runtime into errors.</summary>
internal static class RangeText
{
    /// <summary>Such as "at least 0 and below 1"; "finite" where nothing bounds the value.</summary>
    public static string Of(double? min, double? above, double? max, double? below)
    {
        List<string> parts = new();
        Add("at least", min);
        Add("above", above);
        Add("at most", max);
        Add("below", below);
        return parts.Count == 0 ? "finite" : string.Join(" and ", parts);

        void Add(string relation, double? bound)
        {
            // The largest number bounds nothing that is finite.
            if (bound is { } value && !double.IsInfinity(value) && Math.Abs(value) != double.MaxValue)
                parts.Add(relation + " " + Number(value));
        }
    }

    /// <summary>The shortest text that reads back as the same number.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
