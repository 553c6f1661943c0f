using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Xml;
using System.Xml.Linq;

namespace ScheduleDsl.Cli.Types;

/// <summary>The documentation files that compilers write beside assemblies.</summary>
internal static class XmlDocumentation
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Files = new();

    /// <summary>The documentation of a type; null where there is none.</summary>
    public static XElement? Of(Type type) => Member(type.Assembly, "T:" + NameOf(type));

    /// <summary>The documentation of a property of a type; null where there is none.</summary>
    public static XElement? OfProperty(Type type, string property) => Member(type.Assembly, $"P:{NameOf(type)}.{property}");

    /// <summary>A tag of a member, with what <c>inheritdoc</c> refers to in place of it.</summary>
    public static XElement? Tag(Assembly assembly, XElement? member, string tag)
    {
        if (member?.Element(tag) is not { } element)
            return null;
        if (element.Elements("inheritdoc").FirstOrDefault()?.Attribute("cref")?.Value is not { } reference)
            return element;
        return (Member(assembly, reference) ?? Member(typeof(Schedule).Assembly, reference))?.Element(tag);
    }

    private static XElement? Member(Assembly assembly, string id) => Files.GetOrAdd(assembly, Read).GetValueOrDefault(id);

    private static string NameOf(Type type) => type.FullName!.Replace('+', '.');

    private static IReadOnlyDictionary<string, XElement> Read(Assembly assembly)
    {
        string path = Path.ChangeExtension(assembly.Location, ".xml");
        Dictionary<string, XElement> members = [];
        try
        {
            if (!File.Exists(path))
                return members;
            foreach (XElement member in XDocument.Load(path, System.Xml.Linq.LoadOptions.PreserveWhitespace).Descendants("member"))
            {
                if (member.Attribute("name")?.Value is { } id)
                    members[id] = member;
            }
        }
        catch (XmlException)
        {
            // The words are a courtesy: a damaged file must not stop the tool.
        }
        return members;
    }
}
