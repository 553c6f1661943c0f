namespace ScheduleDsl.Optax;

/// <summary>The <c>interpolate_type</c> of <see cref="PiecewiseInterpolateSchedule"/>.</summary>
public enum InterpolateType
{
    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>Half a cosine.</summary>
    Cosine,
}
