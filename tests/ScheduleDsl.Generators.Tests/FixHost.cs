using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using ScheduleDsl.Analyzers;
using ScheduleDsl.Analyzers.Guidelines;
using ScheduleDsl.CodeFixes.Settings;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>
/// A workspace as an editor has one: a project with the generator and the analyzers, and the code fixes for what they report. A source that says both what it
/// is and what it becomes has <c>{-old-}</c> where text goes and <c>{+new+}</c> where text comes.
/// </summary>
internal static partial class FixHost
{
    private static readonly ImmutableArray<CodeFixProvider> Providers =
        [.. typeof(RemedyFix).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(CodeFixProvider))).Select(t => (CodeFixProvider)Activator.CreateInstance(t)!)];

    /// <summary>Every id that some code fix is for.</summary>
    public static IEnumerable<string> FixableIds => Providers.SelectMany(p => p.FixableDiagnosticIds).Distinct();

    /// <summary>A project with documents as they are before.</summary>
    public static Project Project(params string[] marked)
    {
        AdhocWorkspace workspace = new();
        ProjectInfo info = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Tested", "Tested", LanguageNames.CSharp, parseOptions: GeneratorHost.ParseOptions,
            compilationOptions: GeneratorHost.Compilation().Options, metadataReferences: GeneratorHost.Compilation().References, analyzerReferences: [new PlugIns()]);
        Project project = workspace.AddProject(info);
        for (int i = 0; i < marked.Length; i++)
            project = project.AddDocument($"Source{i}.cs", Before(marked[i]), filePath: $"/Source{i}.cs").Project;
        return project;
    }

    /// <summary>What both analyzers say of a project, in the order of its documents.</summary>
    public static async Task<Diagnostic[]> Diagnostics(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        Diagnostic[] all = [.. await compilation.WithAnalyzers([new LanguageAnalyzer(), new GuidelineAnalyzer()]).GetAnalyzerDiagnosticsAsync()];
        Assert.DoesNotContain(all, d => d.Id == "AD0001");
        return [.. all.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>What an editor offers for a diagnostic.</summary>
    public static async Task<IReadOnlyList<CodeAction>> Actions(Project project, Diagnostic diagnostic)
    {
        List<CodeAction> actions = [];
        Document document = project.Solution.GetDocument(diagnostic.Location.SourceTree)!;
        foreach (CodeFixProvider provider in Providers.Where(p => p.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>The project after an action.</summary>
    public static async Task<Project> Apply(Project project, CodeAction action)
    {
        ApplyChangesOperation change = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(CancellationToken.None)));
        return change.ChangedSolution.GetProject(project.Id)!;
    }

    /// <summary>The project after all diagnostics of an id are mended at once in the way that the key names.</summary>
    public static async Task<Project> ApplyAll(Project project, string id, string key, FixAllScope scope)
    {
        CodeFixProvider provider = Providers.Single(p => p.FixableDiagnosticIds.Contains(id));
        FixAllContext context = scope == FixAllScope.Document
            ? new FixAllContext(project.Documents.First(), provider, scope, key, [id], new Known(), CancellationToken.None)
            : new FixAllContext(project, provider, scope, key, [id], new Known(), CancellationToken.None);
        return await Apply(project, (await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>Asserts that documents are what their marks say they become, in every character.</summary>
    public static async Task AssertAfter(Project project, params string[] marked)
    {
        string[] texts = await Task.WhenAll(project.Documents.Select(async d => (await d.GetTextAsync()).ToString()));
        Assert.Equal(marked.Select(After), texts);
    }

    public static string Before(string marked) => Added().Replace(Removed().Replace(marked, "$1"), "");

    public static string After(string marked) => Added().Replace(Removed().Replace(marked, ""), "$1");

    [GeneratedRegex(@"\{-(.*?)-\}", RegexOptions.Singleline)]
    private static partial Regex Removed();

    [GeneratedRegex(@"\{\+(.*?)\+\}", RegexOptions.Singleline)]
    private static partial Regex Added();

    /// <summary>The generator, as a project refers to it.</summary>
    private sealed class PlugIns : AnalyzerReference
    {
        private static readonly ImmutableArray<ISourceGenerator> Generators = [new ScheduleDslGenerator().AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => nameof(PlugIns);

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

        // A workspace knows a generator by the object.
        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => Generators;
    }

    /// <summary>Diagnostics for what mends many at once.</summary>
    private sealed class Known : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) => await Diagnostics(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            (await Diagnostics(document.Project)).Where(d => document.Project.GetDocument(d.Location.SourceTree)?.Id == document.Id);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            (await Diagnostics(project)).Where(d => d.Location == Location.None);
    }
}
