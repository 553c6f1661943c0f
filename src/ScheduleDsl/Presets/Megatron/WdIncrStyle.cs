namespace ScheduleDsl.Megatron;

/// <summary>The <c>wd_incr_style</c> of <see cref="OptimizerParamScheduler"/>.</summary>
public enum WdIncrStyle
{
    /// <summary>One value, so both ends must be equal.</summary>
    Constant,

    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>Half a cosine.</summary>
    Cosine,
}
