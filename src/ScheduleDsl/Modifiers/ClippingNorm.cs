namespace ScheduleDsl.Modifiers;

/// <summary>What the size of a gradient is measured by.</summary>
public enum ClippingNorm
{
    /// <summary>The root of the sum of squares.</summary>
    Euclidean,

    /// <summary>The sum of absolute values.</summary>
    Absolute,

    /// <summary>The largest absolute value.</summary>
    Largest,
}
