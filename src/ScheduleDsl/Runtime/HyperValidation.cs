using System;
using System.ComponentModel;
using System.Linq;

namespace ScheduleDsl.CompilerServices;

/// <summary>The range check of a hyperparameter, shared by generated properties, settings and schedules.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HyperValidation
{
    /// <summary>Why the value is not allowed, or null where it is.</summary>
    /// <param name="hyper">The declaration.</param>
    /// <param name="owner">Name of the rule or schedule, for the message.</param>
    /// <param name="value">The value; a bool is 0 or 1, an enum its value.</param>
    public static string? Problem(this HyperInfo hyper, string owner, double value)
    {
        string? demand = hyper.Kind switch
        {
            HyperKind.Bool => value is 0 or 1 ? null : "false or true",
            HyperKind.Enum => IsMember(hyper, value) ? null : "one of " + string.Join(", ", hyper.EnumNames!.Where(name => name.Length > 0)),
            HyperKind.Int when value != Math.Floor(value) => "a whole number",
            _ when double.IsInfinity(value) => "a finite number",
            _ => IsInRange(hyper, value) ? null : RangeText.Of(hyper.Min, hyper.Above, hyper.Max, hyper.Below),
        };
        return demand is null ? null : $"{owner}.{hyper.Name} is {RangeText.Number(value)}: it must be {demand}";
    }

    /// <summary>Returns the value if it is allowed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the declared range, or not a finite number.</exception>
    public static double Validate(this HyperInfo hyper, string owner, double value) =>
        hyper.Problem(owner, value) is { } problem ? throw new ArgumentOutOfRangeException(null, problem) : value;

    private static bool IsInRange(HyperInfo hyper, double value) =>
        // A NaN fails every comparison.
        value >= hyper.Min && value > hyper.Above && value <= hyper.Max && value < hyper.Below;

    private static bool IsMember(HyperInfo hyper, double value) =>
        hyper.EnumNames is { } names && value == Math.Floor(value) && value >= 0 && value < names.Count && names[(int)value].Length > 0;
}
