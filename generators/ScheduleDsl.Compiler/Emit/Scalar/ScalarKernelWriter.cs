using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Scalar;

/// <summary>Writes the body of a scalar loop method: load all, compute, store all.</summary>
/// <param name="number">The loop's number, for the names of its methods.</param>
internal sealed class ScalarKernelWriter(Kernel kernel, LoopPlan plan, string number)
{
    private const string Stored = "global::ScheduleDsl.CompilerServices.Stored";

    private readonly Graph graph = kernel.Graph;
    private readonly LoopNest nest = new(kernel, plan, number);
    private readonly ScalarExpressionWriter expressions = new(
        kernel.Graph, plan.Name, v => throw new InvalidOperationException($"'{v.Text}' is not loaded."));

    public void Write(SourceWriter writer)
    {
        if (!plan.IsPlain)
        {
            nest.Write(writer, () => WriteSpanLoads(writer, plan), () =>
            {
                nest.FillLanes(writer);
                writer.Line(nest.PartCall(LoopMethods.ClassOf(kernel, ScalarBackend.Name), null));
            });
            return;
        }
        WriteSlots(writer);
        using (writer.Block("for (nint i = 0; i < count; i++)"))
            WriteElement(writer);
    }

    /// <summary>The method for some neighbouring elements of a loop with reductions or spans.</summary>
    public void WritePart(SourceWriter writer)
    {
        writer.Line();
        writer.Line(LoopMethods.Optimized);
        using (writer.Block($"internal static void {LoopNest.PartName(number)}({nest.PartParameters()})"))
        {
            WriteSlots(writer);
            foreach (Load load in plan.SpanLoads)
                writer.Line($"{kernel.Real.Keyword()} {plan.Name(load.Value)} = {plan.SpanName(load.Value)};");
            using (writer.Block("for (nint i = 0; i < count; i++)"))
            {
                WriteElement(writer);
                foreach (int reduction in plan.LaneReductions)
                {
                    string lane = $"({nest.LanesOf(reduction)})[i & 31]";
                    writer.Line($"{lane} = {LoopNest.Combine(nest.Kind(reduction), kernel.Real, lane, Operand(reduction))};");
                }
                foreach (Store sum in plan.ColumnSums)
                {
                    string place = $"{plan.Pointer(sum.Target)}[i]";
                    string before = $"(first ? {LoopNest.Start(nest.Kind(sum.Value), kernel.Real)} : {place})";
                    writer.Line($"{place} = {LoopNest.Combine(nest.Kind(sum.Value), kernel.Real, before, Operand(sum.Value))};");
                }
            }
        }
    }

    /// <summary>Declares the single numbers that a row or block has.</summary>
    public static void WriteSpanLoads(SourceWriter writer, LoopPlan plan)
    {
        foreach (Load load in plan.SpanLoads)
            writer.Line($"var {plan.SpanName(load.Value)} = {plan.Pointer(load.Tensor)}[place];");
    }

    /// <summary>A slot of the uniform block in its own type; the reverse of what the prologue stores.</summary>
    public static string ReadSlot(IrType type, int slot) => type switch
    {
        IrType.Float64 => $"uniforms[{slot}]",
        IrType.Bool => $"uniforms[{slot}] != 0",
        IrType.Int64 => $"global::System.BitConverter.DoubleToInt64Bits(uniforms[{slot}])",
        _ => $"({type.Keyword()})uniforms[{slot}]",
    };

    private string Operand(int reduction) => "(" + expressions.Write(graph.Values[reduction].Operands[0]) + ")";

    private void WriteSlots(SourceWriter writer)
    {
        foreach (int slot in plan.Slots)
        {
            Value value = graph.Values[graph.Slots[slot]];
            writer.Line($"{value.Type.Keyword()} {plan.Name(graph.Slots[slot])} = {ReadSlot(value.Type, slot)};");
        }
    }

    private void WriteElement(SourceWriter writer)
    {
        foreach (Load load in plan.Loads)
            writer.Line($"{graph.Values[load.Value].Type.Keyword()} {plan.Name(load.Value)} = {Load(load.Tensor)};");
        foreach (int local in plan.Locals)
            writer.Line($"{graph.Values[local].Type.Keyword()} {plan.Name(local)} = {expressions.Definition(local)};");
        foreach (Store store in plan.Stores)
            writer.Line(Store(expressions.Write(store.Value), store.Target));
    }

    private string Load(string tensor) => plan.IsStored(tensor) ? $"{Stored}.Load(&{plan.Pointer(tensor)}[i])" : $"{plan.Pointer(tensor)}[i]";

    private string Store(string value, string tensor) => plan.IsStored(tensor) ? $"{Stored}.Store({value}, &{plan.Pointer(tensor)}[i]);" : $"{plan.Pointer(tensor)}[i] = {value};";
}
