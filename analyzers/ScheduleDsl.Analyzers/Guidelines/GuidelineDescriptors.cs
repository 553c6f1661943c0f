using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>The diagnostics of guidelines: one for each, and for each tier that one can be reported at.</summary>
internal static class GuidelineDescriptors
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
        [.. AllGuidelines.List.SelectMany(rule => rule.Tiers.Select(tier => Descriptors.Descriptor(rule.Id, rule.Title, "{0}", Severity(tier), rule.IsOn)))];

    public static DiagnosticDescriptor Of(Finding finding) => All.First(d => d.Id == finding.Rule.Id && d.DefaultSeverity == Severity(finding.Tier));

    private static DiagnosticSeverity Severity(Tier tier) => tier switch
    {
        Tier.Error => DiagnosticSeverity.Error,
        Tier.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
