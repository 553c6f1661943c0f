using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ScheduleDsl.Cli.Types;

/// <summary>The summary of a type, from the documentation file beside its assembly.</summary>
internal static partial class Summaries
{
    private static readonly ConcurrentDictionary<Assembly, XDocument?> Files = new();

    /// <summary>Plain words on one line; empty where the project writes no documentation file.</summary>
    public static string Of(Type type)
    {
        string id = "T:" + type.FullName!.Replace('+', '.');
        XElement? summary = Files.GetOrAdd(type.Assembly, Read)?.Descendants("member")
            .FirstOrDefault(m => m.Attribute("name")?.Value == id)?.Element("summary");
        return summary is null ? "" : Spaces().Replace(string.Concat(summary.Nodes().Select(Text)), " ").Trim();
    }

    private static XDocument? Read(Assembly assembly)
    {
        string path = Path.ChangeExtension(assembly.Location, ".xml");
        try
        {
            return File.Exists(path) ? XDocument.Load(path) : null;
        }
        catch (XmlException)
        {
            // The words are a courtesy: a damaged file must not stop the tool.
            return null;
        }
    }

    // <see cref="T:A.B"/> and <paramref name="x"/> have no text of their own: the last part of the name stands for them.
    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { IsEmpty: true } reference => reference.Attributes().FirstOrDefault() is { } a
            ? a.Value.Split('(')[0].Split('.', ':')[^1]
            : " ",
        XElement element => string.Concat(element.Nodes().Select(Text)),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
