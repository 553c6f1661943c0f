namespace ScheduleDsl.Megatron;

/// <summary>The <c>lr_wsd_decay_style</c> of <see cref="OptimizerParamScheduler"/>: what a WSD schedule ends with.</summary>
public enum LrWsdDecayStyle
{
    /// <summary><c>2 * 0.5^z - 1</c>, which is 0 at its end.</summary>
    Exponential,

    /// <summary><c>1 - z</c>.</summary>
    Linear,

    /// <summary>Half a cosine.</summary>
    Cosine,

    /// <summary><c>1 - sqrt(z)</c>.</summary>
    MinusSqrt,
}
