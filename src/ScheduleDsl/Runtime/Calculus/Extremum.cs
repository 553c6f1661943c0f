namespace ScheduleDsl;

/// <summary>A largest or smallest value of a span.</summary>
/// <param name="Value">The value, with the bits of <see cref="Schedule.At"/>.</param>
/// <param name="Step">The first update that has it.</param>
/// <param name="Method"><see cref="CalculusMethod.ClosedForm"/> or <see cref="CalculusMethod.Scan"/>.</param>
public readonly record struct Extremum(double Value, long Step, CalculusMethod Method)
{
    /// <summary>The value alone.</summary>
    public static implicit operator double(Extremum extremum) => extremum.Value;
}
