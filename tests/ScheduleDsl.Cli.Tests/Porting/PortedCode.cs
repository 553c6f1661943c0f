using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace ScheduleDsl.Cli.Tests.Porting;

/// <summary>What <c>port</c> prints, compiled against the library and loaded.</summary>
internal sealed class PortedCode
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(p) == "netstandard.dll")
            .Select(p => MetadataReference.CreateFromFile(p)),
        MetadataReference.CreateFromFile(typeof(Registry).Assembly.Location),
    ];

    private readonly Assembly assembly;

    private PortedCode(string text, Assembly assembly) => (Text, this.assembly) = (text, assembly);

    public string Text { get; }

    /// <summary>The lines under "Not mapped".</summary>
    public IReadOnlyList<string> Unmapped => Section("Not mapped");

    /// <summary>The lines under "Conventions".</summary>
    public IReadOnlyList<string> Conventions => Section("Conventions");

    public Schedule LearningRate => Get<Schedule>("LearningRate");

    public Schedule Momentum => Get<Schedule>("Momentum");

    public OptimizerSettings Settings => Get<OptimizerSettings>("Settings");

    public IReadOnlyList<ParameterGroup> Groups => Get<IReadOnlyList<ParameterGroup>>("Groups");

    /// <summary>Ports a snippet; a warning of the compiler fails the test.</summary>
    public static PortedCode Of(string snippet, params string[] options)
    {
        using TemporaryFolder folder = new();
        ToolResult result = Tool.Run(["port", folder.File("snippet", snippet), .. options]);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Ported" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(result.Output, new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose))],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream image = new();
        Microsoft.CodeAnalysis.Emit.EmitResult emitted = compilation.Emit(image);
        Assert.True(!emitted.Diagnostics.Any(d => d.Severity >= DiagnosticSeverity.Warning), string.Join("\n", emitted.Diagnostics) + "\n" + result.Output);
        return new PortedCode(result.Output, Assembly.Load(image.ToArray()));
    }

    public Recipe Create(string run = "PortedRun") => (Recipe)assembly.GetType(run)!.GetMethod("Create")!.Invoke(null, null)!;

    public T Get<T>(string property, string run = "PortedRun") => (T)assembly.GetType(run)!.GetProperty(property)!.GetValue(null)!;

    /// <summary>What drives a hyperparameter of the settings.</summary>
    public Slot Hyper(string name) => (Slot)Settings.GetType().GetProperty(name)!.GetValue(Settings)!;

    private string[] Section(string title) =>
    [
        .. Text.Split('\n').SkipWhile(l => !l.StartsWith($"// {title}:", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(l => l.StartsWith("//   ", StringComparison.Ordinal)).Select(l => l[5..]),
    ];
}
