using System;

namespace ScheduleDsl.Conformance.Replay;

/// <summary>How far a value may be from the recorded one: <c>|a - b| &lt;= Absolute + Relative * |b|</c>.</summary>
internal readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>The difference as a share of what is tolerated. Any NaN equals any NaN; infinities equal themselves.</summary>
    public double Share(double value, double recorded)
    {
        if (value.Equals(recorded) || value == recorded)
            return 0;
        double difference = Math.Abs(value - recorded);
        return double.IsFinite(difference) ? difference / (Absolute + Relative * Math.Abs(recorded)) : double.PositiveInfinity;
    }
}
