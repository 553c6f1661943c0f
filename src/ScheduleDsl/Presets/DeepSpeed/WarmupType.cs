namespace ScheduleDsl.DeepSpeed;

/// <summary>The <c>warmup_type</c> of DeepSpeed's schedules.</summary>
public enum WarmupType
{
    /// <summary><c>ln(i + 1) / ln(W)</c>: steep at first.</summary>
    Log,

    /// <summary><c>i / W</c>.</summary>
    Linear,
}
