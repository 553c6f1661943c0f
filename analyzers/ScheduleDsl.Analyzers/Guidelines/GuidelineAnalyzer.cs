using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Schedules;
using ScheduleDsl.Guidelines;

namespace ScheduleDsl.Analyzers.Guidelines;

/// <summary>Evaluates schedules and settings whose numbers stand in the code, and reports what harms a run, with the numbers.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GuidelineAnalyzer : DslAnalyzer
{
    private const string Settings = "ScheduleDsl.OptimizerSettings";
    private const string Schedule = "ScheduleDsl.Schedule";

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [.. GuidelineDescriptors.All, Descriptors.Of(FindingKind.SetOutOfRange)];

    private protected override void Start(CompilationStartAnalysisContext start)
    {
        AnalyzerConfigOptionsProvider options = start.Options.AnalyzerConfigOptionsProvider;
        start.RegisterSymbolAction(
            symbol => Report(OfType((INamedTypeSymbol)symbol.Symbol, RunReader.Of(symbol.Compilation, symbol.CancellationToken)), symbol.Symbol.Locations, options, symbol.ReportDiagnostic),
            SymbolKind.NamedType);
        start.RegisterOperationAction(
            operation => Report(
                OfCreation(operation.Operation, operation.Compilation, operation.CancellationToken), [operation.Operation.Syntax.GetLocation()], options, operation.ReportDiagnostic),
            OperationKind.ObjectCreation, OperationKind.With, OperationKind.FieldReference, OperationKind.PropertyReference);
    }

    private static IEnumerable<JudgedRun> OfType(INamedTypeSymbol type, RunReader reader) =>
        ScheduleParser.IsSchedule(type) ? reader.OfSchedule(type)
        : type.Attribute(DslNames.Recipe) is not null ? reader.OfRecipe(type)
        : type.Attribute(DslNames.Optimizer) is not null && CompositionParser.IsComposed(type) ? reader.OfComposition(type)
        : [];

    private static IEnumerable<JudgedRun> OfCreation(IOperation operation, Compilation compilation, CancellationToken cancellation)
    {
        if (operation.Type is not INamedTypeSymbol { BaseType: { } parent } type || operation is IMemberReferenceOperation && !type.Is(Settings) && !parent.Is(Settings))
            return [];
        WrittenValues values = new(ProjectReading.Of(compilation), cancellation);
        CreationReader creations = new(values);
        ContextReader contexts = new(values, creations, compilation);
        RunReader reader = RunReader.Of(compilation, cancellation);
        if (operation is IMemberReferenceOperation)
            return OfMember(operation, values, creations, contexts, reader);
        if (parent.Is(Settings) && OptimizerOf(type) is { } optimizer)
            return creations.Of(operation) is { } settings ? contexts.Of(operation).SelectMany(context => reader.OfSettings(settings, optimizer, context)) : [];
        return parent.Is(Schedule) && !IsInSettings(operation) && creations.Of(operation) is { } schedule
            ? contexts.Of(operation).SelectMany(context => reader.OfSchedule(schedule, context.Plan))
            : [];
    }

    // What a field or a property holds is judged where it is made; where its name stands, what a run does with it.
    private static IEnumerable<JudgedRun> OfMember(IOperation name, WrittenValues values, CreationReader creations, ContextReader contexts, RunReader reader)
    {
        RunContext[] known = [.. contexts.Of(name).Where(context => context != RunContext.Unknown)];
        return known.Length > 0 && values.Of(name) is var made && made != name && made.Type is INamedTypeSymbol type && OptimizerOf(type) is { } optimizer && creations.Of(made) is { } settings
            ? known.SelectMany(context => reader.OfSettings(settings.From(name.Syntax.GetLocation()), optimizer, context))
            : [];
    }

    // A schedule in a settings record is judged with it.
    private static bool IsInSettings(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IObjectCreationOperation or IWithOperation && outer.Type is { BaseType: { } parent } && parent.Is(Settings))
                return true;
        }
        return false;
    }

    // The record is generated beside its optimizer and carries its name.
    private static INamedTypeSymbol? OptimizerOf(INamedTypeSymbol settings) =>
        settings.Name.EndsWith("Settings", StringComparison.Ordinal)
        && settings.ContainingNamespace.GetTypeMembers(settings.Name.Substring(0, settings.Name.Length - "Settings".Length)).FirstOrDefault() is { } type
        && type.Attribute(DslNames.Optimizer) is not null ? type : null;

    private static void Report(IEnumerable<JudgedRun> runs, ImmutableArray<Location> places, AnalyzerConfigOptionsProvider options, Action<Diagnostic> report)
    {
        foreach (Diagnostic diagnostic in runs.Diagnostics(Setting))
            report(diagnostic);

        string? Setting(string key) => places[0].SourceTree is { } tree && options.GetOptions(tree).TryGetValue(key, out string? text) ? text : null;
    }
}
