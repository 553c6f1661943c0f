namespace ScheduleDsl;

/// <summary>What the updates of a span add up to, and how that was found.</summary>
/// <param name="Value">The sum, in units of what the schedule drives.</param>
/// <param name="Method"><see cref="CalculusMethod.ClosedForm"/> or <see cref="CalculusMethod.Summation"/>.</param>
public readonly record struct ScheduleIntegral(double Value, CalculusMethod Method)
{
    /// <summary>The sum alone.</summary>
    public static implicit operator double(ScheduleIntegral integral) => integral.Value;
}
