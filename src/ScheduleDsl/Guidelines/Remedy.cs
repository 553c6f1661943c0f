using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines;

/// <summary>A way to take a finding away, which the guideline has computed: settings, and what they would be.</summary>
/// <param name="Changes">All of them together.</param>
internal sealed record Remedy(IReadOnlyList<Change> Changes)
{
    /// <summary>Such as "set WarmupSteps to 1000".</summary>
    public override string ToString() => string.Join(" and ", Changes.Select((c, i) => i == 0 || c.Value is null ? c.ToString() : c.ToString().Substring("set ".Length)));
}

/// <summary>One setting that a remedy writes.</summary>
/// <param name="Place">The setting.</param>
/// <param name="Value">Its new value as somebody would write it; null to take what is written away.</param>
internal sealed record Change(Place Place, string? Value)
{
    public override string ToString() => Value is null ? $"take {Place.Name} away" : $"set {Place.Name} to {Value.Replace("_", "")}";
}
