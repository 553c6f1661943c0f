namespace ScheduleDsl.Guidelines;

/// <summary>What a guideline found.</summary>
/// <param name="Rule">The guideline.</param>
/// <param name="Tier">How sure it is in this case.</param>
/// <param name="Message">With the numbers of this case.</param>
/// <param name="Subject">The setting or the schedule that it is about.</param>
/// <param name="Site">Where that was written; the reader of code knows what it is.</param>
internal sealed record Finding(Guideline Rule, Tier Tier, string Message, string Subject, object? Site);
