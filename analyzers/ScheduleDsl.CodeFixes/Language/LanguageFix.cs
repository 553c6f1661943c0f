using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScheduleDsl.CodeFixes.Mending;
using ScheduleDsl.Compiler.Binding;

namespace ScheduleDsl.CodeFixes.Language;

/// <summary>A code fix for what the front end finds.</summary>
/// <param name="kinds">What it mends.</param>
public abstract class LanguageFix(params FindingKind[] kinds) : MendProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [.. kinds.Select(k => k.Id)];

    internal sealed override async Task<IReadOnlyList<Mend>> MendsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
            && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? [.. Mends(new Case(document, root, model, diagnostic))]
            : [];

    /// <summary>The ways to mend it.</summary>
    internal abstract IEnumerable<Mend> Mends(Case found);
}
