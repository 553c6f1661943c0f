namespace ScheduleDsl.Guidelines.Facts;

/// <summary>The least and the largest value of some updates, and the first update that has none.</summary>
internal sealed class CurveBounds
{
    public double Least { get; private set; } = double.PositiveInfinity;

    public double LeastAt { get; private set; }

    public double Largest { get; private set; } = double.NegativeInfinity;

    public double LargestAt { get; private set; }

    /// <summary>The first update read whose value is NaN or infinite; null where there is none.</summary>
    public double? BadAt { get; private set; }

    public double BadValue { get; private set; }

    /// <summary>Whether every update was read, or lies between two readings of a stretch that never turns. Otherwise there may be more extreme values.</summary>
    public bool IsExact { get; set; } = true;

    public void Add(double step, double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            if (!(BadAt <= step))
                (BadAt, BadValue) = (step, value);
            return;
        }
        if (value < Least)
            (Least, LeastAt) = (value, step);
        if (value > Largest)
            (Largest, LargestAt) = (value, step);
    }
}
