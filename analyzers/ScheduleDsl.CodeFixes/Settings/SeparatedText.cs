using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ScheduleDsl.CodeFixes.Settings;

/// <summary>Lists with commas as text.</summary>
internal static class SeparatedText
{
    /// <summary>What goes when an element goes: it, and the comma before or else behind it.</summary>
    public static TextSpan SpanOf<T>(SeparatedSyntaxList<T> list, T element)
        where T : SyntaxNode
    {
        int at = list.IndexOf(element);
        return at > 0 ? TextSpan.FromBounds(list.GetSeparator(at - 1).SpanStart, element.Span.End)
            : list.Count > 1 ? TextSpan.FromBounds(element.SpanStart, list[1].SpanStart)
            : element.Span;
    }
}
