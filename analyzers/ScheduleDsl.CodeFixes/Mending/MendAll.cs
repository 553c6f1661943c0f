using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScheduleDsl.CodeFixes.Mending;

/// <summary>
/// Mends every diagnostic of a document, a project or a solution at once. Several may want to write into one initialiser, and one may want to write into
/// another document (a recipe's schedule), so that what they do is gathered first. Where two contradict each other, the first wins.
/// </summary>
internal sealed class MendAll : FixAllProvider
{
    public static MendAll Instance { get; } = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
    {
        MendProvider provider = (MendProvider)context.CodeFixProvider;
        Solution solution = context.Solution;
        EditList edits = new();
        foreach (Diagnostic diagnostic in (await DiagnosticsAsync(context).ConfigureAwait(false))
            .OrderBy(d => d.Location.SourceTree?.FilePath, System.StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start))
        {
            if (solution.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;
            IReadOnlyList<Mend> mends = await provider.MendsAsync(document, diagnostic, context.CancellationToken).ConfigureAwait(false);

            // A tool may ask for no way in particular.
            if (mends.FirstOrDefault(m => context.CodeActionEquivalenceKey is null || m.Key == context.CodeActionEquivalenceKey) is { } mend)
                edits.Add(mend);
        }
        return CodeAction.Create("Mend all", cancellation => edits.ApplyAsync(solution, cancellation), context.CodeActionEquivalenceKey);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document when context.Document is { } document => await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
        FixAllScope.Project => await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false),
        FixAllScope.Solution => [.. (await Task.WhenAll(context.Solution.Projects.Select(context.GetAllDiagnosticsAsync)).ConfigureAwait(false)).SelectMany(d => d)],
        _ => [],
    };
}
