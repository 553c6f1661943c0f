using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Reflection;
using ScheduleDsl.Compiler.Emit;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;
using ScheduleDsl.Compiler.Packing;
using ScheduleDsl.CompilerServices;
using Collective = ScheduleDsl.Compiler.IR.Collective;

namespace ScheduleDsl.Torch.Operations;

/// <summary>The lowered form of a rule, from what its class carries: the loops that its plan numbers.</summary>
internal static class KernelSource
{
    private static readonly ConcurrentDictionary<(CompiledRule Rule, ElementType Type), LoopCatalogue> Known = new();

    /// <exception cref="NotSupportedException">The class carries no form that this version reads, or another compiler numbered its loops.</exception>
    public static LoopCatalogue Of(CompiledRule rule, ElementType type) => Known.GetOrAdd((rule, type), key => Read(key.Rule, key.Type));

    private static LoopCatalogue Read(CompiledRule rule, ElementType type)
    {
        CompiledIrAttribute? packed = rule.GetType().DeclaringType?.GetCustomAttribute<CompiledIrAttribute>();
        if (packed?.Version != PackFormat.Version || UnitReader.Read(packed.Text) is not Rule unit)
            throw new NotSupportedException($"{rule.Name} does not carry a form that this version of ScheduleDsl.TorchSharp reads: compile it with the generator of the same version.");
        Kernel kernel = Lower.Rule(unit, type == ElementType.Float64 ? IrType.Float64 : IrType.Float32);
        LoopCatalogue loops = new(kernel, [.. new LoopList(kernel.Graph).All.Select(loop => loop.Pass)]);
        return Fits(loops, rule.Plan(type), rule.UniformCount)
            ? loops
            : throw new NotSupportedException($"{rule.Name} was compiled by another version of the generator than ScheduleDsl.TorchSharp has: compile it with the same.");
    }

    // Uniform code is the compiled rule's and loops are lowered here, so both have to mean the same slots and tensors by their numbers.
    private static bool Fits(LoopCatalogue loops, KernelPlan plan, int uniforms) =>
        loops.Kernel.Graph.Slots.Count <= uniforms
        && plan.Tensors.Select(tensor => tensor.Name).SequenceEqual(loops.Kernel.Tensors.Select(tensor => tensor.Name))
        && plan.Variants.Count == loops.Kernel.Graph.Variants.Count
        && plan.Variants.SelectMany(variant => variant.Steps.Concat(variant.Rejected?.Steps ?? [])).OfType<LoopStep>().All(step => step.Loop < loops.Passes.Length && IsSame(loops, step));

    private static bool IsSame(LoopCatalogue loops, LoopStep step)
    {
        Pass pass = loops.Passes[step.Loop];
        Graph graph = loops.Kernel.Graph;
        int[] wide = [.. pass.Reductions.Where(reduction => Collective.Of(graph.Values[reduction]).IsWide)];
        return Places(pass.Loads.Select(load => load.Tensor)).SequenceEqual(step.Reads) && Places(pass.Stores.Select(store => store.Target)).SequenceEqual(step.Writes)
            && wide.Length == step.Reductions.Count && wide.Zip(step.Reductions).All(pair => graph.Slots[pair.Second.Slot] == pair.First);

        int[] Places(System.Collections.Generic.IEnumerable<string> names) =>
            [.. names.Select(name => loops.Kernel.Tensors.TakeWhile(tensor => tensor.Name != name).Count()).Distinct().Order()];
    }
}

/// <summary>A kernel and its loops by number.</summary>
internal sealed record LoopCatalogue(Kernel Kernel, Pass[] Passes)
{
    private readonly LoopProgram?[] programs = new LoopProgram?[Passes.Length];

    /// <summary>A loop made ready to be carried out.</summary>
    public LoopProgram Program(int loop) => programs[loop] ??= new LoopProgram(Kernel, Passes[loop]);
}
