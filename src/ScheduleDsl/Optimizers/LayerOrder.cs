namespace ScheduleDsl.Optimizers;

/// <summary>In which order layers take their turns.</summary>
public enum LayerOrder
{
    /// <summary>From the first on.</summary>
    Ascending,

    /// <summary>From the last on.</summary>
    Descending,

    /// <summary>The first, the last, the second, the last but one, and so on.</summary>
    Mirror,

    /// <summary>At random.</summary>
    Random,
}
