namespace ScheduleDsl.Nanotron;

/// <summary>The <c>lr_decay_style</c> of <see cref="LrSchedulerBuilder"/>.</summary>
public enum LrDecayStyle
{
    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary><c>1 - sqrt(z)</c>, written <c>1-sqrt</c> there.</summary>
    OneMinusSqrt,
}
