using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Testing;

/// <summary>What a check came to.</summary>
public enum ProofVerdict
{
    /// <summary>What is promised holds.</summary>
    Holds,

    /// <summary>Something differs.</summary>
    Differs,

    /// <summary>The check says nothing about this rule.</summary>
    LeftOut,
}

/// <summary>The end of a check.</summary>
/// <param name="Verdict">What it came to.</param>
/// <param name="Detail">What was compared, what differs and where, or why it was left out.</param>
public sealed record ProofOutcome(ProofVerdict Verdict, string Detail)
{
    internal static ProofOutcome Holds(string detail) => new(ProofVerdict.Holds, detail);

    internal static ProofOutcome Differs(string detail) => new(ProofVerdict.Differs, detail);

    internal static ProofOutcome LeftOut(string reason) => new(ProofVerdict.LeftOut, reason);
}

/// <summary>A check and its end.</summary>
public sealed record ProofResult(string Check, ProofOutcome Outcome);

/// <summary>What became of every check of a rule.</summary>
/// <param name="Optimizer">The rule's full name.</param>
/// <param name="Results">In the order in which they are documented.</param>
public sealed record ProofReport(string Optimizer, IReadOnlyList<ProofResult> Results)
{
    /// <summary>Whether nothing differs.</summary>
    public bool Holds => Results.All(r => r.Outcome.Verdict != ProofVerdict.Differs);

    /// <summary>A line for each check.</summary>
    public override string ToString() => Optimizer + "\n" + string.Concat(Results.Select(r => $"  {Word(r.Outcome.Verdict),-8}  {r.Check,-12}  {r.Outcome.Detail}\n"));

    private static string Word(ProofVerdict verdict) => verdict switch
    {
        ProofVerdict.Holds => "holds",
        ProofVerdict.Differs => "DIFFERS",
        _ => "left out",
    };
}
