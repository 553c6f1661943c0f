using Microsoft.CodeAnalysis.Diagnostics;
using ScheduleDsl.Compiler.Parsing;

namespace ScheduleDsl.Analyzers;

/// <summary>
/// An analyzer of projects that use the library. What it reports comes from the symbol, operation or file at hand, never from the end of the compilation:
/// an editor shows the former while code is typed.
/// </summary>
public abstract class DslAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName(DslNames.Optimizer) is not null)
                Start(start);
        });
    }

    /// <summary>Registers what it does in such a project.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext start);
}
