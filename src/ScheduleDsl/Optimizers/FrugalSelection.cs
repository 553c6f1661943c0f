namespace ScheduleDsl.Optimizers;

/// <summary>Which weights of a matrix <see cref="FrugalCoordinates"/> chooses.</summary>
public enum FrugalSelection
{
    /// <summary>Columns.</summary>
    Columns,

    /// <summary>Rows.</summary>
    Rows,

    /// <summary>Single weights.</summary>
    Entries,

    /// <summary>Columns where there are as many rows or more, else rows; their number is rounded to the nearest rather than down.</summary>
    Shorter,
}
