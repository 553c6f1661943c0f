using System;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Scalar;

/// <summary>Writes the body of a scalar loop method: load all, compute, store all.</summary>
internal static class ScalarKernelWriter
{
    public static void Write(SourceWriter writer, Kernel kernel, LoopPlan plan)
    {
        Graph graph = kernel.Graph;
        ScalarExpressionWriter expressions = new(graph, plan.Name, v => throw new InvalidOperationException($"'{v.Text}' is not loaded."));
        foreach (int slot in plan.Slots)
        {
            Value value = graph.Values[graph.Slots[slot]];
            writer.Line($"{value.Type.Keyword()} {plan.Name(graph.Slots[slot])} = {ReadSlot(value.Type, slot)};");
        }
        using (writer.Block("for (nint i = 0; i < count; i++)"))
        {
            foreach (Load load in plan.Loads)
                writer.Line($"{graph.Values[load.Value].Type.Keyword()} {plan.Name(load.Value)} = {plan.Pointer(load.Tensor)}[i];");
            foreach (int local in plan.Locals)
                writer.Line($"{graph.Values[local].Type.Keyword()} {plan.Name(local)} = {expressions.Definition(local)};");
            foreach (Store store in plan.Pass.Stores)
                writer.Line($"{plan.Pointer(store.Target)}[i] = {expressions.Write(store.Value)};");
        }
    }

    /// <summary>A slot of the uniform block in its own type; the reverse of what the prologue stores.</summary>
    public static string ReadSlot(IrType type, int slot) => type switch
    {
        IrType.Float64 => $"uniforms[{slot}]",
        IrType.Bool => $"uniforms[{slot}] != 0",
        IrType.Int64 => $"global::System.BitConverter.DoubleToInt64Bits(uniforms[{slot}])",
        _ => $"({type.Keyword()})uniforms[{slot}]",
    };
}
