using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScheduleDsl.CodeFixes.Mending;

/// <summary>Edits that do not contradict each other, made together.</summary>
internal sealed class EditList
{
    private readonly List<Edit> edits = [];

    /// <summary>Takes all edits of a mend, or none where one of them contradicts what has been taken.</summary>
    public void Add(Mend mend)
    {
        if (!mend.Edits.Any(Contradicts))
            edits.AddRange(mend.Edits.Where(e => !edits.Contains(e)));
    }

    /// <summary>The solution with all edits.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellation)
    {
        foreach (IGrouping<DocumentId, Edit> document in edits.GroupBy(e => e.Document))
        {
            SourceText text = await solution.GetDocument(document.Key)!.GetTextAsync(cancellation).ConfigureAwait(false);
            solution = solution.WithDocumentText(document.Key, text.WithChanges(Changes(document, text)));
        }
        return solution;
    }

    private static IEnumerable<TextChange> Changes(IEnumerable<Edit> edits, SourceText text)
    {
        IEnumerable<TextChange> plain = edits.OfType<TextEdit>().Select(e => new TextChange(e.Span, e.Text));

        // What one owner holds is written at once: two settings that are added need one place.
        IEnumerable<TextChange> settings = edits.OfType<SettingEdit>().GroupBy(e => e.Owner)
            .SelectMany(owner => owner.Key.Changes([.. owner.Select(e => (e.Name, e.Value))], text));
        int end = 0;
        foreach (TextChange change in plain.Concat(settings).Distinct().OrderBy(c => c.Span.Start).ThenByDescending(c => c.Span.Length))
        {
            if (change.Span.Start < end)
                continue;
            end = change.Span.End;
            yield return change;
        }
    }

    private bool Contradicts(Edit edit) => edits.Any(taken => taken.Document == edit.Document && taken != edit && (taken, edit) switch
    {
        (SettingEdit a, SettingEdit b) => a.Owner == b.Owner && a.Name == b.Name,
        (TextEdit a, TextEdit b) => a.Span.OverlapsWith(b.Span),
        _ => false,
    });
}
