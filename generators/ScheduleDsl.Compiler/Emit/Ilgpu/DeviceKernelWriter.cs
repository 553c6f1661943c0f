using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Ilgpu;

/// <summary>Writes one loop as a kernel: a group of threads takes an item of the launch and strides through it.</summary>
internal sealed class DeviceKernelWriter
{
    /// <summary>Names of the frame, which a rule's own keep clear of.</summary>
    private static readonly string[] Names =
        ["operands", "work", "item", "number", "place", "shared", "line", "lines", "column", "length", "start", "end", "at", "Group", "Grid"];

    private const string Services = DeviceIntrinsics.Services;
    private const string Group = "global::ILGPU.Group";
    private const string Reduction = Services + "GroupReduction.";

    private readonly Kernel kernel;
    private readonly Graph graph;
    private readonly LoopPlan plan;
    private readonly ScalarExpressionWriter expressions;

    public DeviceKernelWriter(Kernel kernel, Pass pass)
    {
        (this.kernel, graph) = (kernel, kernel.Graph);
        plan = new LoopPlan(kernel, pass, Names);
        expressions = new ScalarExpressionWriter(graph, plan.Name, v => throw new InvalidOperationException($"'{v.Text}' is not loaded."), DeviceIntrinsics.Method);
    }

    /// <summary>The operands that the loop touches, with the names of their fields.</summary>
    public IReadOnlyList<Operand> Operands => plan.Operands;

    /// <summary>Whether what it stores may be coded in blocks: a flat loop over weights that reduces nothing.</summary>
    public bool CanBeBlocked => plan.IsPlain && plan.Pass.Space == StateSpace.Element && Coded.Any();

    // States only: weights are never codes.
    private IEnumerable<Store> Coded => plan.Stores.Where(s => plan.Operands.Any(o => o.Tensor.Name == s.Target && o.Tensor.Role == TensorRole.State && DeviceOperands.IsMemory(o.Tensor)));

    /// <summary>The body.</summary>
    /// <param name="isBlocked">Whether states are coded in blocks.</param>
    public void Write(SourceWriter writer, bool isBlocked)
    {
        writer.Line("if (!work.IsOn) return;");
        if (isBlocked || plan.LaneReductions.Count > 0)
            writer.Line($"global::ILGPU.ArrayView<float> shared = global::ILGPU.SharedMemory.Allocate<float>({Reduction}MostThreads);");
        using (writer.Block("for (long number = global::ILGPU.Grid.IdxX; number < work.Items.Length; number += global::ILGPU.Grid.DimX)"))
        {
            writer.Line($"{Services}WorkItem item = work.Items[number];");
            WriteSlots(writer);
            if (plan.Pass.Span != LoopSpan.None)
                WriteLines(writer);
            else if (isBlocked)
                WriteBlocks(writer);
            else
                WriteFlat(writer);
        }
    }

    private void WriteFlat(SourceWriter writer)
    {
        Accumulators(writer);
        using (writer.Block($"for (long at = {Group}.IdxX; at < item.Count; at += {Group}.DimX)"))
        {
            WriteElement(writer, StoreText);
            Accumulate(writer);
        }
        for (int i = 0; i < plan.LaneReductions.Count; i++)
            Keep(writer, i, $"work.Partials[number * {plan.LaneReductions.Count} + {i}]");
    }

    private void WriteLines(SourceWriter writer)
    {
        writer.Line("long lines = (item.Count + item.Span - 1) / item.Span;");
        using (writer.Block("for (long line = 0; line < lines; line++)"))
        {
            writer.Line("long start = line * item.Span;");
            writer.Line($"long length = {Services}DeviceMath.Min(item.Span, item.Count - start);");
            foreach (Load load in plan.SpanLoads)
                writer.Line($"float {plan.Name(load.Value)} = {Field(load.Tensor)}[item.Line + line];");
            Accumulators(writer);
            using (writer.Block($"for (long column = {Group}.IdxX; column < length; column += {Group}.DimX)"))
            {
                writer.Line("long at = start + column;");
                WriteElement(writer, StoreText);
                Accumulate(writer);
                foreach (Store sum in plan.ColumnSums)
                {
                    string grown = $"{Field(sum.Target)}[item.Sums + column]";
                    string before = $"(line == 0 ? {LoopNest.Start(KindOf(sum.Value), IrType.Float32)} : {grown})";
                    writer.Line($"{grown} = {Combine(sum.Value, before, Operand(sum.Value))};");
                }
            }
            foreach (Store result in plan.Pass.Stores.Where(s => plan.LaneReductions.Contains(s.Value)))
                Keep(writer, PlaceOf(result.Value), $"{Field(result.Target)}[item.Line + line]");
        }
    }

    // The largest magnitude of a block is known when all its numbers are, so they are computed twice: the second time operands come from the nearest cache.
    private void WriteBlocks(SourceWriter writer)
    {
        Store[] coded = [.. Coded];
        using (writer.Block($"for (long start = 0; start < item.Count; start += {Services}DevicePlace.BlockLength)"))
        {
            writer.Line($"long end = {Services}DeviceMath.Min(start + {Services}DevicePlace.BlockLength, item.Count);");
            for (int i = 0; i < coded.Length; i++)
                writer.Line($"float largest{i} = 0f;");
            using (writer.Block($"for (long at = start + {Group}.IdxX; at < end; at += {Group}.DimX)"))
            {
                WriteElement(writer, null);
                for (int i = 0; i < coded.Length; i++)
                    writer.Line($"largest{i} = {Services}DeviceMath.Max(largest{i}, {Services}DeviceMath.Abs({expressions.Write(coded[i].Value)}));");
            }
            for (int i = 0; i < coded.Length; i++)
                writer.Line($"if ({Field(coded[i].Target)}.IsBlocked != 0) largest{i} = {Reduction}Max(shared, largest{i});");
            using (writer.Block($"for (long at = start + {Group}.IdxX; at < end; at += {Group}.DimX)"))
            {
                WriteElement(writer, store => Array.IndexOf(coded, store) is >= 0 and var i
                    ? $"{Field(store.Target)}.StoreCoded(place, {expressions.Write(store.Value)}, largest{i});" : StoreText(store));
            }

            // Codes are read with the old magnitude until every thread is through.
            writer.Line($"{Group}.Barrier();");
            using (writer.Block($"if ({Group}.IdxX == 0)"))
            {
                writer.Line($"{Services}DevicePlace place = new(item.Index + start, item.Element + start, item.Tensor);");
                for (int i = 0; i < coded.Length; i++)
                    writer.Line($"{Field(coded[i].Target)}.KeepLargest(place, largest{i});");
            }
        }
    }

    private void WriteSlots(SourceWriter writer)
    {
        if (plan.Slots.Count > 0)
            writer.Line($"{Services}DeviceBlock uniforms = work.Uniforms.Block(item.Block);");
        foreach (int slot in plan.Slots)
        {
            Value value = graph.Values[graph.Slots[slot]];
            writer.Line($"{value.Type.Keyword()} {plan.Name(graph.Slots[slot])} = {DeviceIntrinsics.ReadInLoop(value, slot, UniformCode.IsFilledByRuntime(value))};");
        }
    }

    private void WriteElement(SourceWriter writer, Func<Store, string>? store)
    {
        if (plan.Operands.Any(o => plan.Pass.Space == StateSpace.Element && o.Tensor.Space == StateSpace.Element))
            writer.Line($"{Services}DevicePlace place = new(item.Index + at, item.Element + at, item.Tensor);");
        foreach (Load load in plan.Loads)
            writer.Line($"float {plan.Name(load.Value)} = {LoadText(load.Tensor)};");
        foreach (int local in plan.Locals)
            writer.Line($"{graph.Values[local].Type.Keyword()} {plan.Name(local)} = {expressions.Definition(local)};");
        if (store is null)
            return;
        foreach (Store stored in plan.Stores)
            writer.Line(store(stored));
    }

    private void Accumulators(SourceWriter writer)
    {
        for (int i = 0; i < plan.LaneReductions.Count; i++)
            writer.Line($"float reduced{i} = {LoopNest.Start(KindOf(plan.LaneReductions[i]), IrType.Float32)};");
    }

    private void Accumulate(SourceWriter writer)
    {
        for (int i = 0; i < plan.LaneReductions.Count; i++)
            writer.Line($"reduced{i} = {Combine(plan.LaneReductions[i], $"reduced{i}", Operand(plan.LaneReductions[i]))};");
    }

    private void Keep(SourceWriter writer, int i, string target)
    {
        writer.Line($"reduced{i} = {Reduction}{KindOf(plan.LaneReductions[i])}(shared, reduced{i});");
        writer.Line($"if ({Group}.IdxX == 0) {target} = reduced{i};");
    }

    private string LoadText(string tensor) => Find(tensor) is var t && DeviceOperands.IsMemory(t) ? $"{Field(tensor)}.Load(place)" : $"{Field(tensor)}[{IndexOf(t)}]";

    private string StoreText(Store store) => Find(store.Target) is var t && DeviceOperands.IsMemory(t)
        ? $"{Field(store.Target)}.Store(place, {expressions.Write(store.Value)});"
        : $"{Field(store.Target)}[{IndexOf(t)}] = {expressions.Write(store.Value)};";

    // A loop along rows reads columns by their place in the row; one over an array has all its operands side by side.
    private string IndexOf(Tensor tensor) => plan.Pass.Space == StateSpace.Element && tensor.Space == StateSpace.Column ? "item.Column + column"
        : plan.Pass.Space == StateSpace.Element ? "place.Index" : "item.Index + at";

    private string Operand(int reduction) => expressions.Write(graph.Values[reduction].Operands[0]);

    private string Combine(int reduction, string a, string b) => KindOf(reduction) switch
    {
        ReduceKind.Sum => $"{a} + ({b})",
        var kind => $"{Services}DeviceMath.{kind}({a}, {b})",
    };

    private ReduceKind KindOf(int reduction) => Collective.Of(graph.Values[reduction]).Kind;

    private int PlaceOf(int reduction) => Enumerable.Range(0, plan.LaneReductions.Count).First(i => plan.LaneReductions[i] == reduction);

    private string Field(string tensor) => "operands." + plan.Pointer(tensor);

    private Tensor Find(string tensor) => kernel.Tensors.First(t => t.Name == tensor);
}
