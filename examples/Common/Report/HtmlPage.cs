using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace Examples;

/// <summary>One self-contained page in the style of every report.</summary>
internal static class HtmlPage
{
    /// <summary>Width of plots in pixels, that of the text.</summary>
    public const int PlotWidth = 760;

    private const string Style = """
        body { font: 15px/1.5 system-ui, sans-serif; max-width: 760px; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
        td, th { padding: .15em .6em; text-align: right } th { font-weight: 600 }
        table.facts td { text-align: left } .right { font-weight: 600 } .wrong { color: #c0392b } .none { color: #bbb }
        svg { width: 100%; height: auto; margin-top: 1em }
        @media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b } }
        """;

    /// <summary>The page around a body.</summary>
    public static string Create(string title, string body) =>
        $"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>\n{Style}\n</style></head>\n<body>\n{body}</body>\n</html>\n";

    /// <summary>What was run, as a table of two columns.</summary>
    public static string Facts(IReadOnlyList<(string Name, string Value)> facts)
    {
        var table = new StringBuilder("<table class=\"facts\">\n");
        foreach ((string name, string value) in facts)
            table.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(name)}</td><td>{Text(value)}</td></tr>\n");
        return table.Append("</table>\n").ToString();
    }

    /// <summary>A table of cells that are HTML already.</summary>
    public static void Table(StringBuilder page, IEnumerable<string> heads, IEnumerable<string[]> rows)
    {
        page.Append("<table>\n<tr>").AppendJoin("", heads.Select(h => $"<th>{h}</th>")).Append("</tr>\n");
        foreach (string[] row in rows)
            page.Append("<tr>").AppendJoin("", row.Select(c => $"<td>{c}</td>")).Append("</tr>\n");
        page.Append("</table>\n");
    }

    /// <summary>Text of a user's or a file's, so that it is no markup.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
