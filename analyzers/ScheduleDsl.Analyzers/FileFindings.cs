using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Analyzers;

/// <summary>What the front end finds in the DSL types that have a part in one file.</summary>
internal static class FileFindings
{
    public static IEnumerable<(INamedTypeSymbol Type, Diagnostic Diagnostic)> Of(SemanticModel file, CancellationToken cancellation) =>
        from type in TypesIn(file, cancellation)
        from diagnostic in Of(type, file.Compilation, cancellation)
        select (type, diagnostic);

    /// <summary>What is found in optimizers of other assemblies that a file asks to have device kernels for.</summary>
    public static IEnumerable<Diagnostic> OfRequests(SemanticModel file, CancellationToken cancellation)
    {
        DiagnosticList found = new();
        foreach (AttributeData request in PackedRule.Requests(file.Compilation).Where(a => a.ApplicationSyntaxReference?.SyntaxTree == file.SyntaxTree))
        {
            foreach (PackedRule packed in PackedRule.Of(request, file.Compilation, cancellation))
                DeviceChecks.Check(packed.Rule, request.ApplicationSyntaxReference!.GetSyntax(cancellation).GetLocation(), found);
        }

        return found.Diagnostics;
    }

    /// <summary>Whether one of them is found in a type of the file where it is reported.</summary>
    public static bool IsFoundInItsFile(Diagnostic diagnostic, Compilation compilation, CancellationToken cancellation) =>
        diagnostic.Location.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree)
        && Of(compilation.GetSemanticModel(tree), cancellation).Any(found => found.Diagnostic.Equals(diagnostic));

    private static IEnumerable<INamedTypeSymbol> TypesIn(SemanticModel file, CancellationToken cancellation) =>
        file.SyntaxTree.GetRoot(cancellation)
            .DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Select(syntax => file.GetDeclaredSymbol(syntax, cancellation))
            .OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Where(FrontEnd.IsDslType);

    private static List<Diagnostic> Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        DiagnosticList found = new();
        FrontEnd.Check(type, new CompilationBodies(compilation, cancellation), found, cancellation);
        return found.Diagnostics;
    }

    private sealed class DiagnosticList : IFindings
    {
        public List<Diagnostic> Diagnostics { get; } = [];

        public void Report(FindingKind kind, Location location, params string[] arguments) =>
            Diagnostics.Add(Diagnostic.Create(Descriptors.Of(kind), location, Numbered(arguments), arguments));

        // Code fixes read the arguments of the message.
        private static ImmutableDictionary<string, string?> Numbered(string[] arguments) =>
            arguments.Select((text, i) => new KeyValuePair<string, string?>("Argument" + i.ToString(CultureInfo.InvariantCulture), text)).ToImmutableDictionary();
    }
}
