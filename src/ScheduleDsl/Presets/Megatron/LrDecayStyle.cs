namespace ScheduleDsl.Megatron;

/// <summary>The <c>lr_decay_style</c> of <see cref="OptimizerParamScheduler"/>.</summary>
public enum LrDecayStyle
{
    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary>With the square root of the updates, not below the minimum.</summary>
    InverseSquareRoot,

    /// <summary>The maximum, then a decay over the last updates.</summary>
    Wsd,

    /// <summary>The maximum without end.</summary>
    Constant,
}
