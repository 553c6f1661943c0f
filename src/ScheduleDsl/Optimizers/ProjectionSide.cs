namespace ScheduleDsl.Optimizers;

/// <summary>Which sides of a matrix a projection makes short.</summary>
public enum ProjectionSide
{
    /// <summary>The longer one, so that the averages are small.</summary>
    Longer,

    /// <summary>The shorter one.</summary>
    Shorter,

    /// <summary>The columns.</summary>
    Columns,

    /// <summary>The rows.</summary>
    Rows,

    /// <summary>Both.</summary>
    Both,
}
