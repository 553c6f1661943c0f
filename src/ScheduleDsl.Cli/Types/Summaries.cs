using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ScheduleDsl.Cli.Types;

/// <summary>The summary of a type, from the documentation file beside its assembly.</summary>
internal static partial class Summaries
{
    /// <summary>Plain words on one line; empty where the project writes no documentation file.</summary>
    public static string Of(Type type) => XmlDocumentation.Of(type)?.Element("summary") is { } summary
        ? Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim()
        : "";

    /// <summary>What <c>see cref="T:A.B"</c> and <c>paramref name="x"</c> stand for, which have no text of their own: the last part of the name.</summary>
    public static string Reference(XElement element) => element.Attributes().FirstOrDefault() is { } a ? a.Value.Split('(')[0].Split('.', ':')[^1] : " ";

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => Reference(reference),
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
