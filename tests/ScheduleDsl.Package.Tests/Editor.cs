using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace ScheduleDsl.Package.Tests;

/// <summary>What editors built on Roslyn do with a file of a project that references the package: its library with the documentation beside it, and its compiler plug-ins.</summary>
internal sealed class Editor : IDisposable
{
    private readonly AdhocWorkspace workspace = new(MefHostServices.DefaultHost);
    private readonly Document document;

    /// <param name="package">The package's folder, as it is restored.</param>
    /// <param name="source">The text of the file.</param>
    public Editor(string package, string source)
    {
        string library = Path.Combine(package, "lib", "net10.0", "ScheduleDsl.dll");
        MetadataReference[] references =
        [
            .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(library, documentation: XmlDocumentationProvider.CreateFromFile(Path.ChangeExtension(library, ".xml"))),
        ];
        ProjectId project = ProjectId.CreateNewId();
        document = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, "Edited", "Edited", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true),
                metadataReferences: references,
                analyzerReferences: Directory.GetFiles(Path.Combine(package, "analyzers", "dotnet", "cs"), "*.dll").Select(path => new AnalyzerFileReference(path, new PlugIns()))))
            .AddDocument(DocumentId.CreateNewId(project), "Program.cs", SourceText.From(source))
            .GetProject(project)!.Documents.Single();
    }

    /// <summary>What stands in the box over a name: its lines, without the spaces at their ends.</summary>
    /// <param name="place">A text that the file has once; the name is its last word.</param>
    public async Task<string[]> HoverAsync(string place)
    {
        string text = (await document.GetTextAsync()).ToString();
        Assert.Equal(2, text.Split(place).Length);
        QuickInfoItem? hover = await QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, text.IndexOf(place, StringComparison.Ordinal) + place.Length - 1);
        return [.. (hover?.Sections ?? []).SelectMany(section => section.Text.Split('\n')).Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
    }

    public void Dispose() => workspace.Dispose();

    private sealed class PlugIns : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
