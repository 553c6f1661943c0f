using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Analyzers;
using ScheduleDsl.Analyzers.Guidelines;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Generators.Tests.Diagnostics;
using ScheduleDsl.Guidelines;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Every diagnostic has a page whose examples are true, and a row in the release table.</summary>
public sealed partial class RulePageTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(SourceFolder(), "..", ".."));

    /// <summary>What the front end finds, and what the guidelines do.</summary>
    private static readonly (string Id, string Title)[] Rules =
        [.. FindingKind.All.Select(k => (k.Id, k.Title)).Concat(AllGuidelines.List.Select(g => (g.Id, g.Title))).OrderBy(r => r.Id, StringComparer.Ordinal)];

    public static TheoryData<string> Ids => [.. Rules.Select(r => r.Id)];

    [Fact]
    public void Ids_AreUniqueAndInOrder()
    {
        foreach (string[] ids in new string[][] { [.. FindingKind.All.Select(k => k.Id)], [.. AllGuidelines.List.Select(g => g.Id)] })
            Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Equal(Rules.Length, Rules.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public void Pages_AreThoseOfTheIds() => Assert.Equal(
        Rules.Select(k => k.Id + ".md"),
        Directory.EnumerateFiles(Path.Combine(Root, "docs", "rules"), "SDL*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasTheTitleAndEverySection(string id)
    {
        string page = Page(id);

        Assert.StartsWith($"# {id}: {Rules.Single(k => k.Id == id).Title}\n", page);
        Assert.Equal(["Why it harms", "Bad", "Fixed", "When to silence it"], Headings().Matches(page).Select(m => m.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_SaysWhatItsCodeFixDoes(string id)
    {
        // What a page promises is shown by a case, and what is shown is on the page.
        Match said = Assert.Single(CodeFixes().Matches(Page(id).Split("## When to silence it")[0]));
        Assert.Equal(FixCases.Ids.Contains(id), !said.Groups[1].Value.StartsWith("none: ", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Examples_AreReportedAndSilent(string id)
    {
        string[] examples = [.. Examples().Matches(Page(id)).Select(m => m.Groups["code"].Value)];

        // What comes from other assemblies has no example in one source.
        if (examples.Length == 0)
        {
            Assert.Contains("```xml", Page(id));
            return;
        }
        Assert.Equal(2, examples.Length);
        Diagnostic[] bad = await AnalyzerHost.Advice(DiagnosticCase.Project(Whole(examples[0]), id));
        Assert.Contains(id, bad.Select(d => d.Id));

        // One mistake is one message, so what else is said would be a second mistake.
        Assert.Empty(bad.Where(d => d.Id != id && d.Severity > DiagnosticSeverity.Info).Select(d => d.ToString()));
        Generated good = GeneratorHost.RunWithErrors(DiagnosticCase.Project(Whole(examples[1]), id));
        Diagnostic[] said = DiagnosticCase.IsOfTarget(id) ? [.. await AnalyzerHost.Advice(good), .. GeneratorHost.RunWithErrors(Whole(examples[1])).Diagnostics()] : await AnalyzerHost.AdviceAndErrors(good);
        Assert.Empty(said.Where(d => d.Severity > DiagnosticSeverity.Info || d.Id == id).Select(d => d.ToString()));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseTable_HasARowWithCategoryAndSeverity(string id)
    {
        DiagnosticDescriptor descriptor = new LanguageAnalyzer().SupportedDiagnostics.Concat(new GuidelineAnalyzer().SupportedDiagnostics).First(d => d.Id == id);
        string folder = Path.Combine(Root, "analyzers", "ScheduleDsl.Analyzers");
        string[] rows = [.. new[] { "Shipped", "Unshipped" }.SelectMany(t => File.ReadAllLines(Path.Combine(folder, $"AnalyzerReleases.{t}.md")))];

        Assert.Single(rows, row => row.StartsWith($"{id} | {descriptor.Category} | {(descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity.ToString() : "Disabled")} |", StringComparison.Ordinal));

        string description = descriptor.Description.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(description.Length, 20, 4000);
        Assert.StartsWith(description.Split('\n')[0], Page(id).Split("\n\n")[1]);

        // Only a build that knows where the repository is published has links.
        bool isPublished = typeof(LanguageAnalyzer).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(a => a.Key == "RulePages");
        Assert.EndsWith(isPublished ? $"/docs/rules/{id}.md" : "", descriptor.HelpLinkUri);
        Assert.Equal(isPublished, descriptor.HelpLinkUri.Length > 0);
    }

    private static string Whole(string example) => example.StartsWith("using ", StringComparison.Ordinal) ? example : Sources.Usings + example;

    private static string Page(string id) => File.ReadAllText(Path.Combine(Root, "docs", "rules", id + ".md"));

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("^Code fix: (.*)$", RegexOptions.Multiline)]
    private static partial Regex CodeFixes();

    [GeneratedRegex("^## (.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex("```csharp\n(?<code>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Examples();
}
