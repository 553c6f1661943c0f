using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.Analyzers;

/// <summary>The diagnostics: one for each kind of finding, so that what the front end finds and what is reported cannot drift apart.</summary>
internal static class Descriptors
{
    // Where the pages of docs/rules are published; a build that was not told has no links rather than dead ones.
    private static readonly string? Pages = typeof(Descriptors).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => a.Key == "RulePages")?.Value;

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. FindingKind.All.Select(Descriptor)];

    public static DiagnosticDescriptor Of(FindingKind kind) => All.First(d => d.Id == kind.Id);

    private static DiagnosticDescriptor Descriptor(FindingKind kind) => Descriptor(kind.Id, kind.Title, kind.Message, Severity(kind.Severity));

    public static DiagnosticDescriptor Descriptor(string id, string title, string message, DiagnosticSeverity severity, bool isOn = true) => new(
        id, title, message, Category(id), severity, isEnabledByDefault: isOn, description: new RulePage(id), helpLinkUri: Pages is null ? null : Pages + id + ".md");

    // Ids are grouped by who reads them.
    private static string Category(string id) => id[3] switch
    {
        '0' => "ScheduleDsl.Language",
        '1' => "ScheduleDsl.Schedules",
        '2' => "ScheduleDsl.Optimizers",
        _ => "ScheduleDsl.Targets",
    };

    private static DiagnosticSeverity Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => DiagnosticSeverity.Error,
        FindingSeverity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
