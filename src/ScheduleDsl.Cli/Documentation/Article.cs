using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using ScheduleDsl.Cli.Types;

namespace ScheduleDsl.Cli.Documentation;

/// <summary>What a type says of itself, as parts of a page.</summary>
internal static class Article
{
    /// <summary>Summary, remarks and example of the author.</summary>
    public static IEnumerable<string> Words(DslType type)
    {
        if (XmlDocumentation.Of(type.Type) is not { } documentation)
            yield break;
        foreach (XElement summary in documentation.Elements("summary"))
            yield return Markdown.Blocks(summary);

        // The generated remarks begin with the curve as bars; here it is drawn larger.
        foreach (XElement remarks in documentation.Elements("remarks").Where(r => !Compiler.Analysis.CurveText.IsPicture(r.Value.TrimStart())))
        {
            if (Markdown.Blocks(WithoutCost(remarks)) is { Length: > 0 } words)
                yield return words;
        }
        foreach (XElement example in documentation.Elements("example"))
            yield return Markdown.Blocks(example);
    }

    /// <summary>What a property says of itself, on one line. What has no words of its own says default and range again, which stand beside it.</summary>
    public static string Meaning(DslType type, string property) =>
        XmlDocumentation.Tag(type.Type.Assembly, XmlDocumentation.OfProperty(type.Type, property), "summary") is { } summary
        && !summary.Value.TrimStart().StartsWith("Default ", StringComparison.Ordinal)
            ? Markdown.Line(summary)
            : "";

    // A page says it in a place of its own.
    private static XElement WithoutCost(XElement remarks)
    {
        XElement own = new(remarks);
        own.Elements("para").Where(p => Compiler.Emit.Declarations.CostRemarks.IsCost(p.Value)).Remove();
        return own;
    }

    /// <summary>A block of text as it is.</summary>
    public static string Verbatim(IEnumerable<string> lines) => "```text\n" + string.Join('\n', lines) + "\n```";
}
