using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl.CodeFixes.Settings;

/// <summary>Writes the settings that a guideline has computed, for every guideline.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemedyFix)), Shared]
public sealed class RemedyFix : MendProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. AllGuidelines.List.Select(g => g.Id)];

    internal override async Task<IReadOnlyList<Mend>> MendsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        OwnerFinder owners = new(document.Project.Solution, cancellation);
        List<Mend> mends = [];
        int site = 0;
        for (int i = 0; diagnostic.Properties.TryGetValue(Key(i), out string? words) && words is not null; i++)
        {
            List<Edit> edits = [];
            bool isWhole = true;
            for (; diagnostic.Properties.TryGetValue($"{Key(i)}.Change{site.ToString(CultureInfo.InvariantCulture)}", out string? change) && change is not null; site++)
            {
                int sign = change.IndexOf('=');
                IReadOnlyList<SettingEdit> found = await owners.FindAsync(
                    diagnostic.AdditionalLocations[site], sign < 0 ? change : change.Substring(0, sign), sign < 0 ? null : change.Substring(sign + 1)).ConfigureAwait(false);
                isWhole &= found.Count > 0;
                edits.AddRange(found);
            }

            // A part of a remedy is none.
            if (isWhole)
                mends.Add(new Mend(char.ToUpperInvariant(words[0]) + words.Substring(1), Key(i), edits));
        }
        return mends;
    }

    private static string Key(int remedy) => "Remedy" + remedy.ToString(CultureInfo.InvariantCulture);
}
