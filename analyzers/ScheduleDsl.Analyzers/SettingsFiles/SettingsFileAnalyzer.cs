using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using ScheduleDsl.Analyzers.Guidelines;
using ScheduleDsl.Compiler.Binding;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Guidelines;
using ScheduleDsl.Guidelines.Facts;

namespace ScheduleDsl.Analyzers.SettingsFiles;

/// <summary>Judges settings that the program will read from JSON: files that the project names, with the optimizer or the recipe that they are for.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SettingsFileAnalyzer : DslAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [Descriptors.Of(FindingKind.SettingsFile), Descriptors.Of(FindingKind.SetOutOfRange), .. GuidelineDescriptors.All];

    private protected override void Start(CompilationStartAnalysisContext start) => start.RegisterAdditionalFileAction(Check);

    private static void Check(AdditionalFileAnalysisContext context)
    {
        if (SettingsFile.Of(context) is not { } file)
            return;
        try
        {
            Check(file, context);
        }
        catch (SettingsFileException problem)
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.Of(FindingKind.SettingsFile), file.At(problem.Span), problem.Message));
        }
    }

    private static void Check(SettingsFile file, AdditionalFileAnalysisContext context)
    {
        (INamedTypeSymbol optimizer, INamedTypeSymbol? recipe, PlanFacts plan) = Subject(file, context.Compilation);
        Creation settings = new SettingsFileReader(file, optimizer, context.Compilation, context.CancellationToken).Read();
        AnalyzerConfigOptions options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        RunReader reader = RunReader.Of(context.Compilation, context.CancellationToken);
        IEnumerable<JudgedRun> runs = recipe is null
            ? reader.OfSettings(settings, optimizer, RunContext.Unknown with { Plan = plan })
            : reader.OfSettings(settings, recipe, optimizer);
        foreach (Diagnostic diagnostic in runs.Diagnostics(key => options.TryGetValue(key, out string? text) ? text : null))
            context.ReportDiagnostic(diagnostic);
    }

    private static (INamedTypeSymbol Optimizer, INamedTypeSymbol? Recipe, PlanFacts Plan) Subject(SettingsFile file, Compilation compilation)
    {
        TextSpan start = new(0, 0);
        if (file is { Optimizer: not null, Recipe: not null })
            throw new SettingsFileException(start, "give ScheduleDslRecipe or ScheduleDslOptimizer: one of them says which optimizer the settings are for");
        if (file is { Recipe: not null, Steps: not null })
            throw new SettingsFileException(start, "ScheduleDslSteps is for settings without a recipe: the recipe has a plan");
        if (file.Recipe is { } name)
        {
            INamedTypeSymbol recipe = Find(name, DslNames.Recipe, "recipe");
            return recipe.Attribute(DslNames.Recipe)!.ConstructorArguments is [{ Value: INamedTypeSymbol of }]
                ? (of, recipe, PlanFacts.Unknown)
                : throw new SettingsFileException(start, $"the recipe '{name}' has no optimizer");
        }
        double? steps = null;
        if (file.Steps is { } text)
        {
            steps = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= 1 ? number
                : throw new SettingsFileException(start, $"ScheduleDslSteps is '{text}': it must be a whole number of at least 1");
        }
        return (Find(file.Optimizer!, DslNames.Optimizer, "optimizer"), null, PlanFacts.Unknown with { Steps = steps });

        INamedTypeSymbol Find(string asked, string mark, string kind) =>
            NamedTypes.Find(compilation, asked, type => type.Attribute(mark) is not null) switch
            {
                [var only] => only,
                [] => throw new SettingsFileException(start, $"there is no {kind} '{asked}'"),
                var several => throw new SettingsFileException(start, $"the {kind} '{asked}' is ambiguous: {string.Join(" or ", several.Select(t => t.FullName()))}"),
            };
    }
}
