using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScheduleDsl.Analyzers;
using ScheduleDsl.Analyzers.Guidelines;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Runs the analyzer over generated compilations and compares with marks in the source: <c>{|SDL001:construct|}</c>.</summary>
internal static partial class AnalyzerHost
{
    /// <summary>Asserts that the marked spans, and no others, are reported with these ids.</summary>
    public static async Task AssertReports(params string[] markedSources)
    {
        List<string> expected = [];
        string[] sources = [.. markedSources.Select((text, file) => Unmark(text, file, expected))];

        Diagnostic[] reported = await Diagnostics(sources);

        Assert.Equal(
            expected.Order(),
            reported.Select(d => $"{d.Location.SourceTree?.FilePath} {d.Id}: {d.Location.SourceTree?.GetText().ToString(d.Location.SourceSpan)}").Order());
    }

    /// <summary>What the analyzer says about sources, after generation as in a build.</summary>
    public static Task<Diagnostic[]> Diagnostics(params string[] sources) => Diagnostics([new LanguageAnalyzer()], sources);

    /// <summary>What both analyzers say.</summary>
    public static Task<Diagnostic[]> Advice(params string[] sources) => Diagnostics([new LanguageAnalyzer(), new GuidelineAnalyzer()], sources);

    /// <summary>What both analyzers say of a compilation.</summary>
    public static Task<Diagnostic[]> Advice(CSharpCompilation compilation) => Advice(GeneratorHost.RunWithErrors(compilation));

    /// <summary>What both analyzers say of what came out of the generator.</summary>
    public static async Task<Diagnostic[]> Advice(Generated generated) => [.. (await AdviceAndErrors(generated)).Where(d => d.Id.StartsWith("SDL", StringComparison.Ordinal))];

    /// <summary>What both analyzers say of what came out of the generator, and the errors of C# in it: of one binding, which is what a test of a few lines takes its time for.</summary>
    public static async Task<Diagnostic[]> AdviceAndErrors(Generated generated)
    {
        Diagnostic[] all = [.. await generated.Compilation.WithAnalyzers([new LanguageAnalyzer(), new GuidelineAnalyzer()]).GetAllDiagnosticsAsync()];
        Assert.DoesNotContain(all, d => d.Id == "AD0001");
        return [.. all.Where(d => d.Id.StartsWith("SDL", StringComparison.Ordinal) || d.Severity == DiagnosticSeverity.Error)];
    }

    private static async Task<Diagnostic[]> Diagnostics(ImmutableArray<DiagnosticAnalyzer> analyzers, string[] sources)
    {
        Diagnostic[] all = [.. await GeneratorHost.RunWithErrors(sources).Compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync()];
        Assert.DoesNotContain(all, d => d.Id == "AD0001");
        return all;
    }

    private static string Unmark(string text, int file, List<string> expected)
    {
        foreach (Match mark in Marks().Matches(text))
            expected.Add($"/Source{file}.cs {mark.Groups["id"].Value}: {mark.Groups["text"].Value}");
        return Marks().Replace(text, "${text}");
    }

    [GeneratedRegex(@"\{\|(?<id>SDL\d{3}):(?<text>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Marks();
}
