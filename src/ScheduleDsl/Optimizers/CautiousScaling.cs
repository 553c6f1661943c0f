namespace ScheduleDsl.Optimizers;

/// <summary>How cautious rules make up for the weights that a step leaves out: <c>k</c> of a tensor's <c>n</c> move.</summary>
public enum CautiousScaling
{
    /// <summary><c>1 / max(k / n, 0.001)</c>: the official code for AdamW, and timm.</summary>
    ClampedMean,

    /// <summary><c>n / (k + 1)</c>: the paper, and the official code for Lion.</summary>
    CountPlusOne,
}
