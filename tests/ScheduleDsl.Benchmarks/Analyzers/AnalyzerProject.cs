using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScheduleDsl.Analyzers;
using ScheduleDsl.Analyzers.Guidelines;
using ScheduleDsl.Generators;

namespace ScheduleDsl.Benchmarks.Analyzers;

/// <summary>A user's project with many schedules and optimizers, as an editor holds it: with what was generated, and analyzed file by file.</summary>
internal sealed class AnalyzerProject
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly ImmutableArray<DiagnosticAnalyzer> Plugins = [new LanguageAnalyzer(), new GuidelineAnalyzer()];

    private readonly CSharpCompilation written;
    private readonly Compilation complete;

    public AnalyzerProject(int types)
    {
        written = CSharpCompilation.Create(
            "Edited", AnalyzerSources.Files(types).Select(file => Parse(file.Text, file.Name)), References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new ScheduleDslGenerator().AsSourceGenerator()], parseOptions: Parsing).RunGeneratorsAndUpdateCompilation(written, out complete, out _);
    }

    /// <summary>The first error of the project, or null.</summary>
    public string? FirstError() => complete.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)?.ToString();

    /// <summary>Milliseconds from one changed number to the findings of its file, and how many these are.</summary>
    /// <param name="file">The file.</param>
    /// <param name="edit">Which edit: each writes another number.</param>
    /// <param name="plugins">Whose findings; none for what the compiler takes by itself.</param>
    public (double Ms, int Findings) Keystroke(string file, int edit, bool plugins)
    {
        SyntaxTree before = complete.SyntaxTrees.First(tree => Path.GetFileName(tree.FilePath) == file);
        string text = before.ToString().Replace(AnalyzerSources.Edited, AnalyzerSources.Edited[..^1] + edit.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        SyntaxTree after = Parse(text, before.FilePath);
        GC.Collect();
        long began = Stopwatch.GetTimestamp();
        Compilation edited = complete.ReplaceSyntaxTree(before, after);
        int findings = 0;
        if (plugins)
        {
            CompilationWithAnalyzers analysis = edited.WithAnalyzers(Plugins, Options());
            findings += analysis.GetAnalyzerSyntaxDiagnosticsAsync(after, CancellationToken.None).GetAwaiter().GetResult().Length;
            findings += analysis.GetAnalyzerSemanticDiagnosticsAsync(edited.GetSemanticModel(after), filterSpan: null, CancellationToken.None).GetAwaiter().GetResult().Length;
        }
        else
        {
            edited.GetSemanticModel(after).GetDiagnostics();
        }
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, findings);
    }

    /// <summary>Milliseconds for the findings of all files, of a compilation that nothing has been asked of, and how many these are.</summary>
    public (double Ms, int Findings) Whole(bool plugins)
    {
        Compilation fresh = complete.Clone();
        GC.Collect();
        long began = Stopwatch.GetTimestamp();
        int findings = plugins
            ? fresh.WithAnalyzers(Plugins, Options()).GetAllDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult().Count(d => d.Id.StartsWith("SDL", StringComparison.Ordinal))
            : fresh.GetDiagnostics().Length * 0;
        return (Stopwatch.GetElapsedTime(began).TotalMilliseconds, findings);
    }

    // A mistake of an analyzer must not read as speed.
    private static CompilationWithAnalyzersOptions Options() => new(
        new AnalyzerOptions([]), onAnalyzerException: (problem, _, _) => throw problem, concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);

    private static SyntaxTree Parse(string text, string file) => CSharpSyntaxTree.ParseText(text, Parsing, file);

    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(object).Assembly.Location).Append(typeof(Registry).Assembly.Location).Distinct()
            .Select(file => MetadataReference.CreateFromFile(file));
}
