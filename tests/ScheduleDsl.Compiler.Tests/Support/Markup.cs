using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Support;

/// <summary>Source in which <c>{|SDL001:code|}</c> marks the places where findings are expected; marks may nest.</summary>
internal sealed record Markup(string Source, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string text)
    {
        StringBuilder source = new();
        List<(string, TextSpan)> expected = [];
        Stack<(string Id, int Start)> open = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '{' && i + 1 < text.Length && text[i + 1] == '|')
            {
                int colon = text.IndexOf(':', i);
                open.Push((text[(i + 2)..colon], source.Length));
                i = colon;
            }
            else if (text[i] == '|' && i + 1 < text.Length && text[i + 1] == '}' && open.Count > 0)
            {
                (string id, int start) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(start, source.Length)));
                i++;
            }
            else
                source.Append(text[i]);
        }
        return new Markup(source.ToString(), expected);
    }

    /// <summary>Asserts that the findings are exactly the marked ones.</summary>
    public void Check(RecordedFindings findings)
    {
        IEnumerable<string> expected = Expected.Select(e => Show(e.Id, e.Span));
        IEnumerable<string> actual = findings.All.Select(f => Show(f.Kind.Id, f.Location.SourceSpan));
        Assert.Equal(expected.Order(), actual.Order());

        string Show(string id, TextSpan span) => $"{id} at {span.Start}: {Source.Substring(span.Start, span.Length)}";
    }
}
