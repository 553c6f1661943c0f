using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>What is wrong, or unwise, with settings, schedules and a plan: the same that the analyzers report in code, by the same id.</summary>
/// <param name="Id">The guideline, such as <c>SDL151</c>; docs/rules has a page of that name.</param>
/// <param name="Tier">How sure it is that the run goes wrong.</param>
/// <param name="Subject">The setting or schedule that it is about.</param>
/// <param name="Message">What is wrong, with the numbers of this case.</param>
public sealed record Advice(string Id, AdviceTier Tier, string Subject, string Message)
{
    /// <summary>What would take it away, such as "set WarmupSteps to 1000", the likeliest first; empty where that cannot be computed.</summary>
    public IReadOnlyList<string> Remedies { get; init; } = [];

    /// <summary>Whether another says the same, remedies included.</summary>
    public bool Equals(Advice? other) => other is not null
        && (Id, Tier, Subject, Message) == (other.Id, other.Tier, other.Subject, other.Message) && Remedies.SequenceEqual(other.Remedies);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Tier, Subject, Message);

    /// <inheritdoc/>
    public override string ToString() => $"{Tier.ToString().ToLowerInvariant()} {Id}: {Message}";
}
