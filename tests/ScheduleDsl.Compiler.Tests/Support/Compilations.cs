using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ScheduleDsl.Compiler.Tests.Support;

internal static class Compilations
{
    private static readonly ImmutableArray<MetadataReference> Framework =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is "System.Private.CoreLib.dll" or "System.Runtime.dll")
            .Select(p => MetadataReference.CreateFromFile(p))];

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp13);

    private static readonly CSharpCompilation Prelude = Create("Rules", Parse(Sources.Prelude));

    /// <summary>The sources, named <c>Source0.cs</c> and on, together with the prelude.</summary>
    public static CSharpCompilation WithPrelude(params string[] sources) =>
        Prelude.AddSyntaxTrees(Parse(sources.Select((text, i) => ($"Source{i}.cs", text))));

    public static CSharpCompilation WithLanguage() => Create("Language", Parse(Sources.Language));

    public static CSharpCompilation Create(string name, IEnumerable<SyntaxTree> trees, params MetadataReference[] references) =>
        CSharpCompilation.Create(name, trees, [.. Framework, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public static ImmutableArray<SyntaxTree> Parse(IEnumerable<(string Path, string Text)> sources) =>
        [.. sources.Select(s => CSharpSyntaxTree.ParseText(s.Text, Options, s.Path))];

    /// <summary>The compilation as metadata, as a project sees it that only references it.</summary>
    public static MetadataReference ToMetadata(CSharpCompilation compilation)
    {
        using MemoryStream image = new();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>Fails the test on a mistake in its own C#; what only generation would add may be missing.</summary>
    public static void RequireValid(CSharpCompilation compilation)
    {
        // CS9248: a partial property without its implementation, which the generator writes.
        Diagnostic[] errors = [.. compilation.SyntaxTrees.Except(Prelude.SyntaxTrees)
            .SelectMany(t => compilation.GetSemanticModel(t).GetDiagnostics())
            .Where(d => d.Severity == DiagnosticSeverity.Error && d.Id != "CS9248")];
        Assert.True(errors.Length == 0, string.Join("\n", errors.Select(e => e.ToString())));
    }
}
