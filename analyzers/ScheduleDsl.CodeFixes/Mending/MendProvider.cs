using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace ScheduleDsl.CodeFixes.Mending;

/// <summary>A code fix that says which text to change, for one diagnostic or for many at once.</summary>
public abstract class MendProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => MendAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics.Where(d => FixableDiagnosticIds.Contains(d.Id)))
        {
            foreach (Mend mend in await MendsAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
                context.RegisterCodeFix(CodeAction.Create(mend.Title, cancellation => Apply(context.Document.Project.Solution, mend, cancellation), mend.Key), diagnostic);
        }
    }

    /// <summary>The ways to mend a diagnostic, the likeliest first.</summary>
    internal abstract Task<IReadOnlyList<Mend>> MendsAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation);

    private static Task<Solution> Apply(Solution solution, Mend mend, CancellationToken cancellation)
    {
        EditList edits = new();
        edits.Add(mend);
        return edits.ApplyAsync(solution, cancellation);
    }
}
