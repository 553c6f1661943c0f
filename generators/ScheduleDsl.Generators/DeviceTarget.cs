using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScheduleDsl.Compiler.Collections;
using ScheduleDsl.Compiler.Emit.Declarations;
using ScheduleDsl.Compiler.Emit.Ilgpu;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.Compiler.Parsing;
using ScheduleDsl.Compiler.Parsing.Hosting;

namespace ScheduleDsl.Generators;

/// <summary>Kernels for ILGPU devices, where the compilation can name what they are written against: of its own optimizers, and of those that it asks for.</summary>
internal static class DeviceTarget
{
    public static void Emit(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<RuleModel> rules)
    {
        IncrementalValueProvider<bool> isWanted = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName(DslNames.DeviceRule) is not null)
            .WithTrackingName(StepNames.FindDevices);
        IncrementalValuesProvider<Rule> own = rules.Combine(isWanted)
            .Where(static pair => pair.Right && pair.Left.Rule is not null)
            .Select(static (pair, _) => pair.Left.Rule!);
        IncrementalValuesProvider<Rule> packed = context.CompilationProvider
            .Select(static (compilation, cancellation) => compilation.GetTypeByMetadataName(DslNames.DeviceRule) is null
                ? EquatableArray<PackedRule>.Empty : PackedRule.Wanted(compilation, cancellation))
            .SelectMany(static (found, _) => found)
            .Select(static (found, _) => found.Rule);

        IncrementalValueProvider<ImmutableArray<RulePlace>> places = context.SyntaxProvider
            .ForAttributeWithMetadataName(DslNames.Optimizer, static (_, _) => true, static (source, _) => source.TargetSymbol is INamedTypeSymbol type ? RulePlace.Of(type) : null)
            .Where(static place => place is not null)
            .Select(static (place, _) => place!)
            .Combine(isWanted)
            .Where(static pair => pair.Right)
            .Select(static (pair, _) => pair.Left)
            .Collect();
        IncrementalValueProvider<ImmutableArray<string>> ownNames = Emit(context, own), packedNames = Emit(context, packed);
        context.RegisterSourceOutput(ownNames.Combine(packedNames).Combine(places), static (output, all) =>
        {
            if (DeviceRegistrySource.Write(all.Left.Left.Concat(all.Left.Right), all.Right) is { } source)
                output.AddSource(source.HintName, source.Text);
        });
    }

    private static IncrementalValueProvider<ImmutableArray<string>> Emit(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Rule> rules)
    {
        IncrementalValuesProvider<(string Name, GeneratedSource Source)> sources = rules
            .Select(static (rule, _) => (rule.Name, Source: DeviceRuleEmitter.Emit(rule)))
            .Where(static emitted => emitted.Source is not null)
            .Select(static (emitted, _) => (emitted.Name, emitted.Source!))
            .WithTrackingName(StepNames.EmitDeviceKernels);
        context.RegisterSourceOutput(sources, static (output, emitted) => output.AddSource(emitted.Source.HintName, emitted.Source.Text));
        return sources.Select(static (emitted, _) => emitted.Name).Collect();
    }
}
