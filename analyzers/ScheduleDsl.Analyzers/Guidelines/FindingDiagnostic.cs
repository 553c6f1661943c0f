using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>
/// A finding as a diagnostic. Its remedies go along, for code fixes: the property <c>Remedy0</c> has the words of the first, and each of its changes is a
/// property <c>Remedy0.Change0</c>, "name=value" (or "name", to take it away), with one of the additional locations, in the same order.
/// </summary>
internal static class FindingDiagnostic
{
    public static Diagnostic Of(Finding finding, Location at)
    {
        ImmutableDictionary<string, string?>.Builder properties = ImmutableDictionary.CreateBuilder<string, string?>();
        List<Location> sites = [];

        // What is written nowhere in code cannot be changed there.
        Remedy[] remedies = [.. finding.Remedies.Where(r => r.Changes.All(c => c.Place.Site is Location { IsInSource: true }))];
        for (int i = 0; i < remedies.Length; i++)
        {
            string key = "Remedy" + i.ToString(CultureInfo.InvariantCulture);
            properties.Add(key, remedies[i].ToString());
            foreach (Change change in remedies[i].Changes)
            {
                properties.Add($"{key}.Change{sites.Count.ToString(CultureInfo.InvariantCulture)}", change.Value is null ? change.Place.Name : $"{change.Place.Name}={change.Value}");
                sites.Add((Location)change.Place.Site!);
            }
        }
        return Diagnostic.Create(GuidelineDescriptors.Of(finding), at, sites, properties.ToImmutable(), finding.Message);
    }
}
