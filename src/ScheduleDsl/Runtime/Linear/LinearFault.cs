namespace ScheduleDsl;

/// <summary>Why an operation of linear algebra has no result.</summary>
internal enum LinearFault
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>An operand holds a NaN or an infinity.</summary>
    NotFinite,

    /// <summary>An iteration did not come to its end.</summary>
    NotConverged,

    /// <summary>A triangle has a zero on its diagonal.</summary>
    Singular,
}
