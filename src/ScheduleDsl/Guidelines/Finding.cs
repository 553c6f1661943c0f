using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Guidelines;

/// <summary>What a guideline found.</summary>
/// <param name="Rule">The guideline.</param>
/// <param name="Tier">How sure it is in this case.</param>
/// <param name="Message">With the numbers of this case.</param>
/// <param name="Subject">The setting or the schedule that it is about.</param>
/// <param name="Site">Where that was written; the reader of code knows what it is.</param>
internal sealed record Finding(Guideline Rule, Tier Tier, string Message, string Subject, object? Site)
{
    private readonly List<Remedy> remedies = [];

    /// <summary>What would take it away, the likeliest first; empty where that cannot be computed.</summary>
    public IReadOnlyList<Remedy> Remedies => remedies;

    /// <summary>Adds a remedy; none where one of its changes is null, as it could not be computed.</summary>
    public Finding MendedBy(params Change?[] changes)
    {
        if (changes.Length > 0 && changes.All(c => c is not null))
            remedies.Add(new Remedy(Array.ConvertAll(changes, c => c!)));
        return this;
    }
}
