using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Schedules;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Evaluates schedules and settings whose numbers stand in the code, and reports what harms a run, with the numbers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GuidelineAnalyzer : DiagnosticAnalyzer
{
    private const string Settings = "ScheduleDsl.OptimizerSettings";
    private const string Schedule = "ScheduleDsl.Schedule";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. GuidelineDescriptors.All, Descriptors.Of(FindingKind.SetOutOfRange)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(DslNames.Optimizer) is null)
                return;
            CollectedBodies bodies = new();
            start.RegisterOperationBlockAction(block =>
            {
                if (block.OwningSymbol is IMethodSymbol method)
                    bodies.Add(method, block.OperationBlocks);
            });
            ConcurrentQueue<RunSource> sources = new();
            start.RegisterSymbolAction(symbol => Declared((INamedTypeSymbol)symbol.Symbol, sources), SymbolKind.NamedType);
            start.RegisterOperationAction(operation => Created((IObjectCreationOperation)operation.Operation, operation.Compilation, sources), OperationKind.ObjectCreation);
            start.RegisterCompilationEndAction(end => Check(end, bodies, sources));
        });
    }

    private static void Declared(INamedTypeSymbol type, ConcurrentQueue<RunSource> sources)
    {
        if (ScheduleParser.IsSchedule(type))
            sources.Enqueue(reader => reader.OfSchedule(type));
        else if (type.Attribute(DslNames.Recipe) is not null)
            sources.Enqueue(reader => reader.OfRecipe(type));
        else if (type.Attribute(DslNames.Optimizer) is not null && CompositionParser.IsComposed(type))
            sources.Enqueue(reader => reader.OfComposition(type));
    }

    private static void Created(IObjectCreationOperation operation, Compilation compilation, ConcurrentQueue<RunSource> sources)
    {
        if (operation.Type is not INamedTypeSymbol { BaseType: { } parent } type)
            return;
        if (parent.Is(Settings) && OptimizerOf(type, compilation) is { } optimizer)
        {
            if (Creation.Of(operation) is { } settings)
            {
                PrecisionFacts precision = PrecisionReader.Of(operation);
                sources.Enqueue(reader => reader.OfSettings(settings, optimizer, precision));
            }
        }
        else if (parent.Is(Schedule) && !IsInSettings(operation) && Creation.Of(operation) is { } schedule)
        {
            sources.Enqueue(reader => reader.OfSchedule(schedule));
        }
    }

    // A schedule in a settings record is judged with it.
    private static bool IsInSettings(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IObjectCreationOperation { Type.BaseType: { } parent } && parent.Is(Settings))
                return true;
        }
        return false;
    }

    // The record is generated beside its optimizer and carries its name.
    private static INamedTypeSymbol? OptimizerOf(INamedTypeSymbol settings, Compilation compilation) =>
        settings.Name.EndsWith("Settings", StringComparison.Ordinal)
        && settings.ContainingNamespace.GetTypeMembers(settings.Name.Substring(0, settings.Name.Length - "Settings".Length)).FirstOrDefault() is { } type
        && type.Attribute(DslNames.Optimizer) is not null ? type : null;

    private static void Check(CompilationAnalysisContext end, CollectedBodies bodies, IEnumerable<RunSource> sources)
    {
        CurveReader curves = new(bodies.Read(), end.CancellationToken);
        RunReader reader = new(curves);
        HashSet<(string Id, Location At, string Message)> seen = [];
        foreach (RunSource source in sources)
        {
            if (source(reader) is not { } run)
                continue;
            foreach (RangeProblem problem in run.OutOfRange)
                end.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(FindingKind.SetOutOfRange), problem.Place.Site as Location, run.Rule?.Name, problem.Place.Name, problem.Value, problem.Demand));
            if (run.OutOfRange.Count > 0)
                continue;
            foreach (Finding finding in AllGuidelines.Check(run, key => Setting(end, run, key)))
            {
                Location at = finding.Site as Location ?? Location.None;
                if (seen.Add((finding.Rule.Id, at, finding.Message)))
                    end.ReportDiagnostic(FindingDiagnostic.Of(finding, at));
            }
        }
    }

    private static string? Setting(CompilationAnalysisContext end, RunFacts run, string key) =>
        run.Driven.Select(d => (d.Place.Site as Location)?.SourceTree).OfType<SyntaxTree>().FirstOrDefault() is { } tree
        && end.Options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(key, out string? text) ? text : null;

    /// <summary>A run that is made when all bodies are known.</summary>
    private delegate RunFacts? RunSource(RunReader reader);
}
