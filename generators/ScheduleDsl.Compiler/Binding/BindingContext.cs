using System.Threading;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>What the binding of one unit shares: where bodies come from, where findings go, and whether it has failed.</summary>
internal sealed class BindingContext(IBodies bodies, IFindings findings, CancellationToken cancellation) : IFindings
{
    public CancellationToken Cancellation => cancellation;

    public IBodies Bodies => bodies;

    /// <summary>Remembers where expressions are written; null where nobody asks.</summary>
    public ExpressionPlaces? Places { get; init; }

    /// <summary>The unit cannot be compiled. Binding goes on all the same, so that everything wrong is found at once.</summary>
    public bool Failed { get; private set; }

    public void Report(FindingKind kind, Location location, params string[] arguments)
    {
        findings.Report(kind, location, arguments);
        if (kind.Severity == FindingSeverity.Error)
            Failed = true;
    }

    /// <summary>Fails without a word, where somebody else reports: the C# compiler, or the library that a wrong function is in.</summary>
    public void FailSilently() => Failed = true;

    /// <summary>A context of its own that reports nothing.</summary>
    public BindingContext Quiet() => new(bodies, NoFindings.Instance, cancellation);
}
