using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Parsing.Curves;

namespace ScheduleDsl.Compiler.Parsing.Hosting;

/// <summary>Reads the <c>param</c> elements of a schedule's methods: they document the properties that the parameters become.</summary>
public static class SettingWordsReader
{
    public static EquatableArray<SettingWords> Read(INamedTypeSymbol type)
    {
        Dictionary<string, SettingWords> words = [];
        foreach (IMethodSymbol method in GeneralForm.MethodsOf(type))
        {
            foreach (XElement parameter in Elements(method.GetDocumentationCommentXml()))
            {
                IParameterSymbol? symbol = method.Parameters.FirstOrDefault(p => p.Name == parameter.Attribute("name")?.Value);
                if (symbol is null || words.ContainsKey(SettingReader.NameOf(symbol)))
                    continue;
                string text = string.Concat(parameter.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting)));
                string line = string.Join(" ", text.Split([' ', '\n', '\r', '\t'], System.StringSplitOptions.RemoveEmptyEntries));
                words.Add(SettingReader.NameOf(symbol), new SettingWords(SettingReader.NameOf(symbol), line));
            }
        }
        return words.Values.OrderBy(w => w.Setting, System.StringComparer.Ordinal).ToEquatableArray();
    }

    private static IEnumerable<XElement> Elements(string? xml)
    {
        if (string.IsNullOrEmpty(xml))
            return [];
        try
        {
            return XElement.Parse("<doc>" + xml + "</doc>").Descendants("param").ToList();
        }
        catch (XmlException)
        {
            // C# warns of a comment that is no XML.
            return [];
        }
    }
}
