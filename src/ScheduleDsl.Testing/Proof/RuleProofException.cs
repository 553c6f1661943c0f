using System;

namespace ScheduleDsl.Testing;

/// <summary>A rule does not keep what is promised.</summary>
public sealed class RuleProofException(ProofReport report) : Exception(report?.ToString())
{
    /// <summary>What became of every check.</summary>
    public ProofReport Report { get; } = report!;
}
