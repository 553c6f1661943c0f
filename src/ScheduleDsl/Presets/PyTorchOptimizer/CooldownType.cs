namespace ScheduleDsl.PyTorchOptimizer;

/// <summary>The <c>cooldown_type</c> of <see cref="WsdSchedule"/>.</summary>
public enum CooldownType
{
    /// <summary><c>1 - sqrt(z)</c>, written <c>1-sqrt</c> there.</summary>
    OneMinusSqrt,

    /// <summary>A cosine, the one shape that aims at the minimum.</summary>
    Cosine,

    /// <summary><c>1 - z</c>.</summary>
    Linear,

    /// <summary><c>1 - z^2</c>, written <c>1-square</c> there.</summary>
    OneMinusSquare,
}
