namespace ScheduleDsl.Levanter;

/// <summary>The <c>lr_schedule</c> of <see cref="OptimizerConfig"/>: what each cycle ends with.</summary>
public enum LrSchedule
{
    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary>The peak.</summary>
    Constant,

    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>With the square root of the updates, see <see cref="InvSqrtLrSchedule"/>.</summary>
    InvSqrt,

    /// <summary>The inverse of the rate grows in equal steps.</summary>
    Inv,
}
