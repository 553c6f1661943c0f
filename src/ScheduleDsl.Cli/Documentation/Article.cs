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
            yield return Markdown.Blocks(remarks);
        foreach (XElement example in documentation.Elements("example"))
            yield return Markdown.Blocks(example);
    }

    /// <summary>A block of text as it is.</summary>
    public static string Verbatim(IEnumerable<string> lines) => "```text\n" + string.Join('\n', lines) + "\n```";
}
