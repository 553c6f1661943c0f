namespace ScheduleDsl.Guidelines.Facts;

/// <summary>What a run keeps its numbers in.</summary>
/// <param name="RoundsWeights">Whether weights are bfloat16 and rounded to the nearest, with nothing kept of what that takes from them.</param>
/// <param name="States">The member of <c>StatePrecision</c> that all states have which hold a number for each weight; null where they differ, or nobody knows.</param>
internal sealed record PrecisionFacts(bool RoundsWeights, string? States)
{
    public static PrecisionFacts Unknown { get; } = new(false, null);
}
