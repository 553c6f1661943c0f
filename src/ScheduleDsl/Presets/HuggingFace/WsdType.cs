namespace ScheduleDsl.HuggingFace;

/// <summary>The <c>warmup_type</c> and <c>decay_type</c> of <see cref="WsdSchedule"/>.</summary>
public enum WsdType
{
    /// <summary>A straight line.</summary>
    Linear,

    /// <summary>A cosine.</summary>
    Cosine,

    /// <summary><c>1-sqrt</c>: one minus the square root of what is left of the warmup, or of what has passed of the decay.</summary>
    OneMinusSqrt,
}
