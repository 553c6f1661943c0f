using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScheduleDsl.Analyzers;

/// <summary>Runs the front end over every DSL type, as the generator does, and reports what it finds, on the construct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageAnalyzer : DslAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    // File by file, and not type by type: an editor takes only what lies within a type for that type's, and mistakes may lie in a function beside it.
    private protected override void Start(CompilationStartAnalysisContext start)
    {
        ConcurrentDictionary<Diagnostic, string> inOtherFiles = new();
        start.RegisterSemanticModelAction(file => Check(file, inOtherFiles));
    }

    /// <param name="file">One file.</param>
    /// <param name="inOtherFiles">
    /// Mistakes in functions of other files, which several types may call, with the file that reports them: again whenever an editor asks for it.
    /// </param>
    private static void Check(SemanticModelAnalysisContext file, ConcurrentDictionary<Diagnostic, string> inOtherFiles)
    {
        SyntaxTree tree = file.SemanticModel.SyntaxTree;
        HashSet<Diagnostic> said = [];
        foreach ((INamedTypeSymbol type, Diagnostic diagnostic) in FileFindings.Of(file.SemanticModel, file.CancellationToken))
        {
            if (IsSaidHere(type, diagnostic) && said.Add(diagnostic))
                file.ReportDiagnostic(diagnostic);
        }

        foreach (Diagnostic diagnostic in FileFindings.OfRequests(file.SemanticModel, file.CancellationToken))
            file.ReportDiagnostic(diagnostic);

        // What lies in another part of a type, or in a function beside another type that calls it, is said with those.
        bool IsSaidHere(INamedTypeSymbol type, Diagnostic diagnostic) => diagnostic.Location.SourceTree is var place && place == tree
            || (type.Locations.All(part => part.SourceTree != place) && type.Locations[0].SourceTree == tree
                && inOtherFiles.GetOrAdd(diagnostic, tree.FilePath) == tree.FilePath
                && !FileFindings.IsFoundInItsFile(diagnostic, file.SemanticModel.Compilation, file.CancellationToken));
    }
}
