using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ScheduleDsl.Analyzers;
using ScheduleDsl.Generators;
using ScheduleDsl.RandomRules.Tests.Model;

namespace ScheduleDsl.RandomRules.Tests.Running;

/// <summary>Compiles many rules at once, as a user's project would, and loads them.</summary>
internal static class RuleCompiler
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp13);

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Drawn",
        [],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(typeof(Scalar).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Compiles the rules to classes Rule0, Rule1, ...; the context is the caller's to unload.</summary>
    /// <exception cref="InvalidOperationException">The text is no C#.</exception>
    public static (IReadOnlyList<Type> Types, AssemblyLoadContext Context) Compile(IEnumerable<RuleModel> rules) => Compile([.. rules.Select(RuleText)]);

    /// <summary>Compiles sources, each of which declares the class of its number.</summary>
    public static (IReadOnlyList<Type> Types, AssemblyLoadContext Context) Compile(IReadOnlyList<string> sources)
    {
        CSharpCompilation compilation = Generate(sources);
        // The registry would hold on to the classes for as long as the process lives.
        compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(t => t.FilePath.EndsWith("ScheduleDslRegistry.g.cs", StringComparison.Ordinal)));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(image);
        if (!result.Success)
            throw new InvalidOperationException("Not compiled:\n" + string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        image.Position = 0;
        AssemblyLoadContext context = new("Drawn", isCollectible: true);
        Assembly assembly = context.LoadFromStream(image);
        return ([.. sources.Select((_, i) => assembly.GetType($"Drawn.Rule{i}", throwOnError: true)!)], context);
    }

    /// <summary>What the analyzer says of a source that the generator could not compile.</summary>
    public static string Findings(string source)
    {
        CompilationWithAnalyzers analysis = Generate([source]).WithAnalyzers([new LanguageAnalyzer()]);
        ImmutableArray<Diagnostic> found = analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return string.Join("\n", found.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    public static string RuleText(RuleModel rule, int number) => RulePrinter.Print(rule, $"Rule{number}");

    private static CSharpCompilation Generate(IReadOnlyList<string> rules)
    {
        IEnumerable<string> sources = rules.Prepend(RulePrinter.Shared);
        CSharpCompilation compilation = Empty.AddSyntaxTrees(sources.Select((s, i) => CSharpSyntaxTree.ParseText(RulePrinter.Head + s, Parsing, $"/Source{i}.cs")));
        CSharpGeneratorDriver.Create([new ScheduleDslGenerator().AsSourceGenerator()], parseOptions: Parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> said);
        return said.IsEmpty ? (CSharpCompilation)output : throw new InvalidOperationException(string.Join("\n", said));
    }
}
