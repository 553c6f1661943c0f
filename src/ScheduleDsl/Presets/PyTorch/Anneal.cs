namespace ScheduleDsl.PyTorch;

/// <summary>The <c>anneal_strategy</c> of <see cref="OneCycleLR"/>.</summary>
public enum Anneal
{
    /// <summary>Half a cosine.</summary>
    Cos,

    /// <summary>A straight line.</summary>
    Linear,
}
