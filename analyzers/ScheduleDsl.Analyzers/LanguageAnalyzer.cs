using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Analyzers;

/// <summary>Runs the front end over every DSL type, as the generator does, and reports what it finds, on the construct.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LanguageAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(DslNames.Optimizer) is null)
                return;
            CollectedBodies bodies = new();
            ConcurrentQueue<INamedTypeSymbol> waiting = new();
            start.RegisterSymbolStartAction(symbol => Watch(symbol, bodies, waiting), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => CheckWaiting(end, bodies, waiting));
        });
    }

    private static void Watch(SymbolStartAnalysisContext context, CollectedBodies bodies, ConcurrentQueue<INamedTypeSymbol> waiting)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        bool isDslType = FrontEnd.IsDslType(type);
        context.RegisterOperationBlockAction(block =>
        {
            if (block.OwningSymbol is IMethodSymbol method && (isDslType || MayBeCalled(method)))
                bodies.Add(method, block.OperationBlocks);
        });
        if (!isDslType)
            return;
        context.RegisterSymbolEndAction(end =>
        {
            CollectedBodies.Reader reader = bodies.Read();
            List<Diagnostic> found = Check(type, reader, end.CancellationToken);

            // A helper in another type may not have been seen yet; at the end of the compilation all have.
            if (reader.IsIncomplete)
                waiting.Enqueue(type);
            else
                found.ForEach(end.ReportDiagnostic);
        });
    }

    // A rule computes numbers, so of all the methods of a project only those that return one, or a curve of them, are worth keeping.
    private static bool MayBeCalled(IMethodSymbol method) =>
        (method.ReturnType.TypeKind is TypeKind.Struct or TypeKind.Enum || method.ReturnType.Is(DslNames.Curve)) && !method.IsAsync && !method.IsGenericMethod;

    private static void CheckWaiting(CompilationAnalysisContext end, CollectedBodies bodies, ConcurrentQueue<INamedTypeSymbol> waiting)
    {
        foreach (INamedTypeSymbol type in waiting)
            Check(type, bodies.Read(), end.CancellationToken).ForEach(end.ReportDiagnostic);
    }

    private static List<Diagnostic> Check(INamedTypeSymbol type, IBodies bodies, CancellationToken cancellation)
    {
        DiagnosticList found = new();
        FrontEnd.Check(type, bodies, found, cancellation);
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
