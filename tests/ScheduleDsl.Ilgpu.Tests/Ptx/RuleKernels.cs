using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu.Tests.Ptx;

/// <summary>The generated kernels of a built-in, for numbers that are kept in one way.</summary>
internal sealed class RuleKernels
{
    private const BindingFlags Generated = BindingFlags.Static | BindingFlags.NonPublic;

    /// <param name="rule">The rule.</param>
    /// <param name="memory">For each tensor that is kept in a way of its own, the way.</param>
    public RuleKernels(DeviceRule rule, Func<TensorInfo, Type> memory)
    {
        Type open = rule.GetType().GetNestedTypes(BindingFlags.NonPublic).Single(type => type.Name.StartsWith("Kernels", StringComparison.Ordinal));
        Type kernels = open.MakeGenericType([.. rule.Memories.Select(place => memory(rule.Plan.Tensors[place]))]);
        Stages = [.. kernels.GetMethods(Generated).Where(method => method.Name.EndsWith("Kernel", StringComparison.Ordinal))];
        LoopStep[] steps = [.. rule.Plan.Variants.SelectMany(Steps).OfType<LoopStep>().DistinctBy(step => step.Loop).OrderBy(step => step.Loop)];
        Loops = [.. steps.Select(step => (step, kernels.GetMethod($"Loop{step.Loop}", Generated)!))];
        BlockedLoops = [.. steps.Select(step => (step, Method: kernels.GetMethod($"Loop{step.Loop}Blocked", Generated)!)).Where(loop => loop.Method is not null)];
    }

    /// <summary>Every built-in.</summary>
    public static IReadOnlyList<DeviceRule> BuiltIns { get; } = Find();

    /// <summary>Prologue, shared and local code.</summary>
    public IReadOnlyList<MethodInfo> Stages { get; }

    /// <summary>Loops, with what the plan says of each.</summary>
    public IReadOnlyList<(LoopStep Step, MethodInfo Method)> Loops { get; }

    /// <summary>The same loops for states in blocks, where there are any.</summary>
    public IReadOnlyList<(LoopStep Step, MethodInfo Method)> BlockedLoops { get; }

    private static IEnumerable<PlanStep> Steps(VariantPlan variant) => variant.Steps.Concat(variant.Rejected is null ? [] : Steps(variant.Rejected));

    private static DeviceRule[] Find()
    {
        Assembly assembly = typeof(DeviceRule).Assembly;
        RuntimeHelpers.RunModuleConstructor(assembly.ManifestModule.ModuleHandle);
        return [.. assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DeviceRule))).Select(type => (DeviceRule)Activator.CreateInstance(type)!).OrderBy(rule => rule.Name, StringComparer.Ordinal)];
    }
}
