using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Analyzers;

/// <summary>What a diagnostic is and why it harms, as its page has it: the beginning of <c>docs/rules/ID.md</c>, which is read when an editor or a log asks for it.</summary>
internal sealed class RulePage(string id) : LocalizableString
{
    private readonly Lazy<string> text = new(() => Read(id));

    protected override string GetText(IFormatProvider? formatProvider) => text.Value;

    protected override int GetHash() => StringComparer.Ordinal.GetHashCode(id);

    protected override bool AreEqual(object? other) => other is RulePage page && page.text.Value == text.Value;

    // Up to the examples, without headings, one line for each paragraph.
    private static string Read(string id)
    {
        using Stream? page = typeof(RulePage).Assembly.GetManifestResourceStream(id);
        if (page is null)
            return "";
        using StreamReader reader = new(page);
        List<string> lines = [];
        while (reader.ReadLine() is { } line && !line.StartsWith("## Bad", StringComparison.Ordinal) && !line.StartsWith("```", StringComparison.Ordinal))
            lines.Add(line);
        return string.Join("\n", lines.Where(line => line.Length > 0 && line[0] != '#'));
    }
}
