using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ScheduleDsl.Generators.Tests;

/// <summary>Runs the generator over sources and checks that the result compiles.</summary>
internal static class GeneratorHost
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(Scalar).Assembly.Location),
    ];

    // The floor: partial properties are what the DSL needs, and no more may be asked of a user.
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    // Compilations made from one share the symbols of their references, which are most of the cost of a small one.
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Tested",
        [],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

    public static CSharpCompilation Compilation(params string[] sources)
    {
        // Binds the references once.
        _ = Empty.GetSpecialType(SpecialType.System_Object);
        return Empty.AddSyntaxTrees([.. sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"/Source{i}.cs"))]);
    }

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new ScheduleDslGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Compiles sources that have nothing wrong.</summary>
    public static Generated Run(params string[] sources) => Run(Compilation(sources));

    /// <summary>Compiles a compilation that has nothing wrong.</summary>
    public static Generated Run(CSharpCompilation compilation)
    {
        Generated generated = RunWithErrors(compilation);
        // The sources of tests have no documentation (CS1591); generated members all have.
        Diagnostic[] unexpected = [.. generated.Diagnostics(DiagnosticSeverity.Warning)
            .Where(d => d.Id != "CS1591" || !d.Location.SourceTree!.FilePath.StartsWith("/Source", StringComparison.Ordinal))];
        Assert.Empty(unexpected);
        return generated;
    }

    /// <summary>Compiles sources whose errors the test looks at itself.</summary>
    public static Generated RunWithErrors(params string[] sources) => RunWithErrors(Compilation(sources));

    /// <summary>Compiles a compilation whose errors the test looks at itself.</summary>
    public static Generated RunWithErrors(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver().RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> said);

        // A generator that throws says so here, and only as a warning.
        Assert.Empty(said);
        return new Generated((CSharpCompilation)output, driver.GetRunResult());
    }
}

/// <summary>What came out of the generator, in the compilation that it belongs to.</summary>
internal sealed record Generated(CSharpCompilation Compilation, GeneratorDriverRunResult Result)
{
    public IReadOnlyList<string> HintNames => [.. Result.Results.Single().GeneratedSources.Select(s => s.HintName)];

    public string Text(string hintName) =>
        Result.Results.Single().GeneratedSources.Single(s => s.HintName == hintName).SourceText.ToString();

    public IReadOnlyList<Diagnostic> Diagnostics(DiagnosticSeverity least = DiagnosticSeverity.Error) =>
        [.. Compilation.GetDiagnostics().Where(d => d.Severity >= least)];

    public INamedTypeSymbol Type(string metadataName) =>
        Compilation.GetTypeByMetadataName(metadataName) ?? throw new InvalidOperationException($"{metadataName} was not generated.");

    /// <summary>Builds and loads the compilation, so that a test can run what was emitted.</summary>
    public Assembly Load() => Assembly.Load(Image());

    /// <summary>The built assembly, of which others see the metadata only.</summary>
    public byte[] Image()
    {
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult result = Compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return image.ToArray();
    }
}
