using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Compiler.Binding;

/// <summary>Receives what the front end finds wrong. Analyzers report it; the generator does not listen.</summary>
public interface IFindings
{
    void Report(FindingKind kind, Location location, params string[] arguments);
}

/// <summary>For hosts that only emit.</summary>
public sealed class NoFindings : IFindings
{
    public static NoFindings Instance { get; } = new();

    private NoFindings()
    {
    }

    public void Report(FindingKind kind, Location location, params string[] arguments)
    {
    }
}

/// <summary>How bad a finding is; only an error keeps a unit from being compiled.</summary>
public enum FindingSeverity { Info, Warning, Error }

/// <summary>One thing that can be wrong, with the text that says so.</summary>
/// <param name="Id">Such as <c>SDL001</c>; never reused.</param>
/// <param name="Message">A composite format over the arguments of <see cref="IFindings.Report"/>.</param>
public sealed partial record FindingKind(string Id, string Title, string Message, FindingSeverity Severity);
