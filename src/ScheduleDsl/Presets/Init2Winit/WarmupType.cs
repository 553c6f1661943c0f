namespace ScheduleDsl.Init2Winit;

/// <summary>The <c>warmup_type</c> of <see cref="WarmupFn"/> and <see cref="RexScheduleFamily"/>.</summary>
public enum WarmupType
{
    /// <summary><c>z</c>.</summary>
    Linear,

    /// <summary><c>(1 - cos(pi z)) / 2</c>.</summary>
    Cosine,

    /// <summary><c>1 - exp(-g z)</c>, which does not reach 1.</summary>
    Exponential,

    /// <summary><c>z^p</c>.</summary>
    Polynomial,
}
