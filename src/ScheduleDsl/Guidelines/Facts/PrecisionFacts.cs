namespace ScheduleDsl.Guidelines.Facts;

/// <summary>What a run keeps its numbers in.</summary>
/// <param name="RoundsWeights">Whether weights are bfloat16 and rounded to the nearest, with nothing kept of what that takes from them.</param>
/// <param name="States">The member of <c>StatePrecision</c> that all states have which hold a number for each weight; null where they differ, or nobody knows.</param>
internal sealed record PrecisionFacts(bool RoundsWeights, string? States)
{
    public static PrecisionFacts Unknown { get; } = new(false, null);

    /// <summary>The options of the run; null where nobody knows where they would be written.</summary>
    public Place? Options { get; init; }

    /// <summary>An option of the run.</summary>
    public Place? Option(string name) => Options is null ? null : Options with { Name = name };
}
