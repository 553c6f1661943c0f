namespace ScheduleDsl.Nanotron;

/// <summary>The <c>lr_warmup_style</c> of <see cref="LrSchedulerBuilder"/>.</summary>
public enum LrWarmupStyle
{
    /// <summary>A line from 0.</summary>
    Linear,

    /// <summary>The full rate from the first update on.</summary>
    Constant,
}
