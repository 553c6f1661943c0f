using Microsoft.CodeAnalysis;

namespace ScheduleDsl.Benchmarks.Generator;

/// <summary>
/// The floor: finds every rule as the real generator does, and binds nothing. What this costs after an edit is the compiler's own
/// work, which no generator that looks at attributes can avoid.
/// </summary>
internal sealed class FindOnly : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(
            typeof(OptimizerAttribute).FullName!, static (_, _) => true, static (source, _) => source.TargetSymbol.Name),
        static (_, _) => { });
}
