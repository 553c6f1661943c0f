using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Parsing.Schedules;
using Xunit;

namespace ScheduleDsl.Tests.Schedules;

/// <summary>A schedule as the front end sees it: parsed from source, with what was found wrong.</summary>
internal sealed record Declared(Compiler.IR.Schedule Schedule, ImmutableArray<string> Findings)
{
    private static readonly Lazy<CSharpCompilation> Library = new(() => CSharpCompilation.Create(
        "library",
        Sources().Where(s => !IsGeneralForm(s)).Select(s => CSharpSyntaxTree.ParseText(s.Text, new CSharpParseOptions(LanguageVersion.Latest))),
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal))
            .Select(p => MetadataReference.CreateFromFile(p)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)));

    /// <summary>Parses a class <c>S</c> with these attributes, and what else a test declares beside it.</summary>
    public static Declared Parse(string attributes, string more = "", bool isSound = true) =>
        ParseSource($"using ScheduleDsl; using ScheduleDsl.Profiles; using static ScheduleDsl.Language; {attributes} partial class S; {more}", isSound);

    public static Declared ParseSource(string source, bool isSound)
    {
        CSharpCompilation compilation = Library.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest)));
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        Declared declared = Parse(compilation, "S");
        if (isSound)
            Assert.Empty(declared.Findings);
        return declared;
    }

    /// <summary>Parses one of the built-ins from its file.</summary>
    public static Declared BuiltIn(string name) => Parse(Library.Value, "ScheduleDsl.Schedules." + name);

    /// <summary>The names of the files that declare built-in schedules.</summary>
    public static IEnumerable<string> BuiltIns => Sources()
        .Where(s => IsSchedule(s.Name) && s.Text.Contains("[Schedule", StringComparison.Ordinal))
        .Select(s => Path.GetFileNameWithoutExtension(s.Name));

    public ScheduleReading Read(params (string Property, double Value)[] settings)
    {
        Assert.All(settings, s => Assert.Contains(Schedule.Properties, p => p.Name == s.Property));
        return new ScheduleReading(Schedule, settings.ToDictionary(s => s.Property, s => s.Value));
    }

    /// <summary>What a check says about these settings; null where all of them hold.</summary>
    public string? Misfit(params (string Property, double Value)[] settings)
    {
        ScheduleReading reading = Read(settings);
        return Schedule.Checks.Where(c => !reading.Satisfies(c)).Select(c => $"{c.Id}: {reading.Message(c)}").FirstOrDefault();
    }

    private static Declared Parse(CSharpCompilation compilation, string type)
    {
        Collected findings = new();
        Compiler.IR.Schedule? schedule = ScheduleParser.Parse(
            compilation.GetTypeByMetadataName(type)!, new SourceBodies(compilation), findings, CancellationToken.None);
        Assert.NotNull(schedule);
        return new Declared(schedule, [.. findings.Messages]);
    }

    // Curves are the library's own, which is not compiled here: what is declared with them is tested as it was compiled.
    private static bool IsGeneralForm((string Name, string Text) source) =>
        IsSchedule(source.Name) && source.Text.Contains("static Curve Define", StringComparison.Ordinal);

    private static bool IsSchedule(string name) => name.Contains("/Schedules/", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Text)> Sources()
    {
        foreach (string name in typeof(Declared).Assembly.GetManifestResourceNames().Where(n => n.StartsWith("source/", StringComparison.Ordinal)))
        {
            using StreamReader reader = new(typeof(Declared).Assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    private sealed class SourceBodies(CSharpCompilation compilation) : IBodies
    {
        public IOperation? BodyOf(IMethodSymbol method)
        {
            if (method.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference)
                return null;
            return compilation.GetSemanticModel(reference.SyntaxTree).GetOperation(reference.GetSyntax());
        }
    }

    private sealed class Collected : IFindings
    {
        public List<string> Messages { get; } = [];

        public void Report(FindingKind kind, Location location, params string[] arguments) =>
            Messages.Add($"{kind.Id}: {string.Format(System.Globalization.CultureInfo.InvariantCulture, kind.Message, arguments)}");
    }
}
