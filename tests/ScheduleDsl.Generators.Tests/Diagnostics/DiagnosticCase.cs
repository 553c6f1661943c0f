using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.Analyzers;
using ScheduleDsl.Analyzers.Guidelines;
using ScheduleDsl.Analyzers.SettingsFiles;
using Xunit;

namespace ScheduleDsl.Generators.Tests.Diagnostics;

/// <summary>One diagnostic: what it says, where, and how little takes it away.</summary>
/// <param name="Id">What is reported.</param>
/// <param name="Message">The whole of it.</param>
/// <param name="Marked">
/// A source and its nearest neighbour that is right: <c>{-old-}</c> becomes <c>{+new+}</c>, and before that, and only then, <c>{|construct|}</c> is reported.
/// </param>
/// <param name="Severity">Where it is not the one of the release table.</param>
internal sealed record DiagnosticCase(string Id, string Message, string Marked, DiagnosticSeverity? Severity = null)
{
    private static readonly DiagnosticDescriptor[] Descriptors =
        [.. new LanguageAnalyzer().SupportedDiagnostics, .. new GuidelineAnalyzer().SupportedDiagnostics, .. new SettingsFileAnalyzer().SupportedDiagnostics];

    /// <summary>A project that the source refers to, of which only metadata are seen; marked as the source is.</summary>
    public string Library { get; init; } = "";

    /// <summary>Whether the source is a file of settings for AdamW.</summary>
    public bool IsSettingsFile { get; init; }

    /// <summary>What is reported on.</summary>
    public string Bad => Plain(FixHost.Before(Marked));

    /// <summary>What nothing is said of.</summary>
    public string Neighbour => Plain(FixHost.After(Marked));

    /// <summary>Where it is reported.</summary>
    public TextSpan Span
    {
        get
        {
            string text = FixHost.Before(Marked);
            int start = text.IndexOf("{|", StringComparison.Ordinal);
            return TextSpan.FromBounds(start, text.IndexOf("|}", StringComparison.Ordinal) - 2);
        }
    }

    /// <summary>What is said of the source, or of its neighbour: whatever is serious, and this id however serious it is. What comes out of the generator for it, where it is a source.</summary>
    public async Task<(Diagnostic[] Reported, Generated? Generated)> Report(bool isNeighbour)
    {
        Generated? generated = IsSettingsFile ? null : GeneratorHost.RunWithErrors(Compilation(isNeighbour));
        Diagnostic[] all = generated is null
            ? await SettingsFileTests.Reported(isNeighbour ? Neighbour : Bad, ("Optimizer", "AdamW"))
            : isNeighbour && !IsOfTarget(Id) ? await AnalyzerHost.AdviceAndErrors(generated) : await AnalyzerHost.Advice(generated);
        return ([.. all.Where(d => d.Id == Id || d.Severity >= DiagnosticSeverity.Warning)], generated);
    }

    /// <summary>The project with the source, or with its neighbour.</summary>
    public CSharpCompilation Compilation(bool isNeighbour)
    {
        CSharpCompilation compilation = Project(isNeighbour ? Neighbour : Bad, Id);
        if (Library.Length == 0)
            return compilation;
        using MemoryStream image = new();
        Assert.True(GeneratorHost.Compilation(isNeighbour ? FixHost.After(Library) : FixHost.Before(Library)).WithAssemblyName("Vendor").Emit(image).Success);
        return compilation.AddReferences(MetadataReference.CreateFromImage(image.ToArray()));
    }

    /// <summary>Whether it is of what is written for a target, which compiles only with the target's package.</summary>
    public static bool IsOfTarget(string id) => id.StartsWith("SDL3", StringComparison.Ordinal);

    /// <summary>A project in which a diagnostic can be reported: what is off by default is asked for, and what a target has no form of is said where it is referenced.</summary>
    public static CSharpCompilation Project(string source, string id)
    {
        CSharpCompilation compilation = IsOfTarget(id) ? GeneratorHost.Compilation(source, Sources.Devices) : GeneratorHost.Compilation(source);
        return Descriptors.First(d => d.Id == id).IsEnabledByDefault
            ? compilation
            : compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, ReportDiagnostic.Info)]));
    }

    private static string Plain(string marked) => marked.Replace("{|", "").Replace("|}", "");
}
