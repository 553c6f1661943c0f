using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Guidelines;

/// <summary>A run, and those others that some of it belongs to: what is said of them is not said of it again.</summary>
/// <param name="Run">The run.</param>
internal sealed record JudgedRun(RunFacts Run)
{
    /// <summary>Runs that are judged where they are written: a schedule that it follows, the settings that it changes.</summary>
    public IReadOnlyList<RunFacts> Elsewhere { get; init; } = [];

    /// <summary>Whether a finding is about something that only this run has.</summary>
    public Func<Finding, bool> IsOwn { get; init; } = _ => true;

    /// <summary>What is to be said of this run.</summary>
    /// <param name="setting">The text of a threshold's key, or null where nobody set it.</param>
    public IEnumerable<Finding> Check(Func<string, string?> setting)
    {
        IReadOnlyList<Finding> found = AllGuidelines.Check(Run, setting);
        if (found.Count == 0)
            return [];
        Finding[] known = [.. Elsewhere.SelectMany(run => AllGuidelines.Check(run, setting))];
        HashSet<(string Id, object? Site, string Message)> said = [];
        return found.Where(finding => said.Add((finding.Rule.Id, finding.Site, finding.Message)) && !known.Any(other => Covers(other, finding)));
    }

    private bool Covers(Finding other, Finding finding) => other.Rule == finding.Rule
        && (other.Message == finding.Message || (other.Subject == finding.Subject && other.Tier >= finding.Tier && !IsOwn(finding)));
}
