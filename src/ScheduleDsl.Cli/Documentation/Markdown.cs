using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>Documentation comments as Markdown.</summary>
internal static partial class Markdown
{
    /// <summary>The paragraphs, lists and code blocks of a tag, with an empty line between them.</summary>
    public static string Blocks(XElement element)
    {
        List<string> blocks = [];
        StringBuilder running = new();
        foreach (XNode node in element.Nodes())
        {
            if (node is not XElement { Name.LocalName: "para" or "code" or "list" } block)
            {
                running.Append(Inline(node));
                continue;
            }
            Close();
            blocks.Add(block.Name.LocalName switch
            {
                "code" => Code(block),
                "list" => string.Join('\n', block.Elements("item").Select(i => "- " + Line(i))),
                _ => block.Elements("code").Any() || block.Elements("list").Any() ? Blocks(block) : Line(block),
            });
        }
        Close();
        return string.Join("\n\n", blocks.Where(b => b.Length > 0));

        void Close()
        {
            blocks.Add(Squeezed(running.ToString()));
            running.Clear();
        }
    }

    /// <summary>The text of a tag on one line.</summary>
    public static string Line(XElement element) => Squeezed(string.Concat(element.Nodes().Select(Inline)));

    /// <summary>A code block, without the indentation of the comment.</summary>
    public static string Code(XElement element)
    {
        string[] lines = [.. element.Value.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(l => l.TrimEnd())];
        int margin = lines.Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty().Min();
        return "```csharp\n" + string.Join('\n', lines.Select(l => l.Length > margin ? l[margin..] : "")).Trim('\n') + "\n```";
    }

    /// <summary>A cell of a table.</summary>
    public static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Inline(XNode node) => node switch
    {
        XText text => Escaped(text.Value),
        XElement { Name.LocalName: "c" or "code" } code => Quoted(code.Value),
        XElement { Name.LocalName: "see", IsEmpty: false } link => string.Concat(link.Nodes().Select(Inline)),
        XElement { Name.LocalName: "see" } link when link.Attribute("href") is { Value: var address } => $"<{address}>",
        XElement { IsEmpty: true } reference => Quoted(Summaries.Reference(reference)),
        XElement { Name.LocalName: "b" or "strong" } strong => $"**{string.Concat(strong.Nodes().Select(Inline))}**",
        XElement { Name.LocalName: "i" or "em" } emphasised => $"*{string.Concat(emphasised.Nodes().Select(Inline))}*",
        XElement other => string.Concat(other.Nodes().Select(Inline)),
        _ => "",
    };

    private static string Quoted(string code) => $"`{Squeezed(code)}`";

    private static string Escaped(string text) => Special().Replace(text, @"\$0");

    private static string Squeezed(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\\`*<]")]
    private static partial Regex Special();
}
