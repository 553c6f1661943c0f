using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>Writes the body of a vector loop method: load all, compute, store all, then what is left.</summary>
internal sealed class SimdKernelWriter(Kernel kernel, LoopPlan plan, int bits)
{
    private readonly Graph graph = kernel.Graph;
    private readonly SimdExpressionWriter expressions = new(kernel, plan, bits);
    private readonly string vector = SimdIntrinsics.Alias(bits);
    private readonly int lanes = bits / (kernel.Real == IrType.Float64 ? 64 : 32);

    public void Write(SourceWriter writer, int loop)
    {
        // An int beside doubles has lanes of another width.
        bool hasLanes = kernel.Real != IrType.Float64 || plan.Pass.Values.All(v => graph.Values[v].Type != IrType.Int32);
        if (LoopSignature.IsSeries(kernel))
        {
            if (!hasLanes)
                throw new LoweringException("an int that depends on the time has no lanes beside doubles");
            WriteSeries(writer);
            return;
        }

        if (!plan.IsPlain && hasLanes)
        {
            WriteNest(writer, new LoopNest(kernel, plan, loop));
            return;
        }

        // Without lanes the loop is the scalar one, whose bits every width has to give anyway.
        if (hasLanes)
            WriteVectors(writer);
        string tail = LoopMethods.ClassName(kernel.Real, ScalarBackend.Name);
        string arguments = string.Join(", ", plan.Parameters.Select(p => !hasLanes || p.Name is "uniforms" ? p.Name : p.Name == "count" ? "count - i" : p.Name + " + i"));
        writer.Line($"{tail}.{LoopMethods.MethodName(loop)}({arguments});");
    }

    private void WriteNest(SourceWriter writer, LoopNest nest)
    {
        WriteSlots(writer);
        nest.Write(writer, () => WriteSpanValues(writer), () =>
        {
            writer.Line("nint i = 0;");
            using (writer.Block($"for (; i <= length - {lanes}; i += {lanes})"))
            {
                foreach (Load load in plan.Loads)
                {
                    Operand operand = plan.Operands.First(o => o.Tensor.Name == load.Tensor);
                    writer.Line($"var {plan.Name(load.Value)} = {vector}.Load({operand.Pointer} + {nest.Offset(operand)} + i);");
                }
                foreach (int local in plan.Locals)
                    writer.Line($"var {plan.Name(local)} = {expressions.Definition(local)};");
                foreach (Store store in plan.Stores)
                {
                    Operand operand = plan.Operands.First(o => o.Tensor.Name == store.Target);
                    writer.Line($"{vector}.Store({expressions.Write(store.Value)}, {operand.Pointer} + {nest.Offset(operand)} + i);");
                }
                foreach (int reduction in plan.LaneReductions)
                    Accumulate(writer, nest, reduction, $"{nest.LanesOf(reduction)} + (i & 31)", null);
                foreach (Store sum in plan.ColumnSums)
                    Accumulate(writer, nest, sum.Value, $"{plan.Pointer(sum.Target)} + chunk + i", "first");
            }
            writer.Line(nest.PartCall("i"));
        });
    }

    private void WriteSpanValues(SourceWriter writer)
    {
        ScalarKernelWriter.WriteSpanLoads(writer, plan);
        foreach (Load load in plan.SpanLoads)
            writer.Line($"var {plan.Name(load.Value)} = {expressions.Broadcast(plan.SpanName(load.Value))};");
    }

    private void Accumulate(SourceWriter writer, LoopNest nest, int reduction, string place, string? startsWhere)
    {
        ReduceKind kind = nest.Kind(reduction);
        string operand = expressions.Write(graph.Values[reduction].Operands[0]);
        string before = $"{vector}.Load({place})";
        if (startsWhere is not null)
            before = $"({startsWhere} ? {expressions.Broadcast(LoopNest.Start(kind, kernel.Real))} : {before})";
        string after = kind == ReduceKind.Sum ? $"{before} + {operand}" : $"{vector}.{kind}({before}, {operand})";
        writer.Line($"{vector}.Store({after}, {place});");
    }

    private void WriteVectors(SourceWriter writer)
    {
        WriteSlots(writer);
        writer.Line("nint i = 0;");
        using (writer.Block($"for (; i <= count - {lanes}; i += {lanes})"))
        {
            foreach (Load load in plan.Loads)
                writer.Line($"var {plan.Name(load.Value)} = {vector}.Load({plan.Pointer(load.Tensor)} + i);");
            WriteValues(writer);
        }
    }

    // Values of a time can be computed beyond the end, so nothing is left over: the runtime brings the room for whole vectors.
    private void WriteSeries(SourceWriter writer)
    {
        WriteSlots(writer);
        if (plan.Time is not null)
            writer.Line($"var {LoopPlan.Places} = {vector}.CreateSequence(0.0, 1.0);");
        using (writer.Block($"for (nint i = 0; i < count; i += {lanes})"))
        {
            if (plan.Time is { } time)
                writer.Line($"var {time} = {expressions.Broadcast($"{LoopSignature.First} + i")} + {LoopPlan.Places};");
            WriteValues(writer);
        }
    }

    private void WriteSlots(SourceWriter writer)
    {
        foreach (int slot in plan.Slots)
        {
            Value value = graph.Values[graph.Slots[slot]];
            string scalar = ScalarKernelWriter.ReadSlot(value.Type, slot);
            string text = value.Type == IrType.Bool ? expressions.Mask(scalar) : expressions.Broadcast(scalar);
            writer.Line($"var {plan.Name(graph.Slots[slot])} = {text};");
        }
    }

    private void WriteValues(SourceWriter writer)
    {
        ILookup<Region, int> locals = plan.Locals.ToLookup(plan.Regions.Of);
        WriteRegion(writer, locals, plan.Regions.Whole);
        foreach (Store store in plan.Pass.Stores)
            writer.Line($"{vector}.Store({expressions.Write(store.Value)}, {plan.Pointer(store.Target)} + i);");
    }

    private void WriteRegion(SourceWriter writer, ILookup<Region, int> locals, Region region)
    {
        foreach (int local in locals[region])
        {
            if (plan.Regions.Splits(local))
                WriteSplit(writer, locals, local);
            else
                writer.Line($"var {plan.Name(local)} = {expressions.Definition(local)};");
        }
    }

    /// <summary>A select whose sides are computed only where some lane takes them.</summary>
    private void WriteSplit(SourceWriter writer, ILookup<Region, int> locals, int select)
    {
        Value value = graph.Values[select];
        string name = plan.Name(select)!;
        (int condition, int then, int otherwise) = (value.Operands[0], value.Operands[1], value.Operands[2]);
        Region? first = plan.Regions.Of(select, taken: true);
        Region? second = plan.Regions.Of(select, taken: false);

        // Lanes of a side that nobody takes are never read.
        string start = first is null ? expressions.Write(then) : second is null ? expressions.Write(otherwise) : expressions.Zero(value.Type);
        writer.Line($"var {name} = {start};");
        if (first is not null)
        {
            using (writer.Block($"if ({expressions.IsAnySet(condition)})"))
            {
                WriteRegion(writer, locals, first);
                writer.Line($"{name} = {(second is null ? expressions.Select(value.Type, condition, expressions.Write(then), name) : expressions.Write(then))};");
            }
        }
        if (second is not null)
        {
            using (writer.Block($"if ({expressions.IsAnyClear(condition)})"))
            {
                WriteRegion(writer, locals, second);
                writer.Line($"{name} = {expressions.Select(value.Type, condition, name, expressions.Write(otherwise))};");
            }
        }
    }
}
