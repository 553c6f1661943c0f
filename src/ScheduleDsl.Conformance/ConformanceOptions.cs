namespace ScheduleDsl.Conformance;

/// <summary>What to replay, and how.</summary>
/// <param name="Golden">A folder; its JSON files are found recursively.</param>
public sealed record ConformanceOptions(string Golden)
{
    /// <summary>What computes the updates.</summary>
    public ConformanceTarget Target { get; init; } = ConformanceTarget.Simd;

    /// <summary>Carries out the steps in place of the processor, in Float32; null for the processor. A file that it cannot replay has failed, for the reason that it gives.</summary>
    public RunDevice? Device { get; init; }

    /// <summary>The precision of the updates; null for that of each file's <c>dtype</c>. Schedules are always evaluated in double.</summary>
    public ElementType? Precision { get; init; }

    /// <summary>A family or a file name without <c>.json</c>, to replay that alone; case is ignored.</summary>
    public string? Only { get; init; }

    /// <summary>Replays one file of each family, the first by name: where every file is too long to wait for.</summary>
    public bool IsSample { get; init; }
}

/// <summary>What computes the updates.</summary>
public enum ConformanceTarget
{
    /// <summary>One weight at a time: the reference.</summary>
    Scalar,

    /// <summary>The widest vectors that this machine accelerates and that pay off.</summary>
    Simd,
}
