using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.Compiler.Lowering;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>Writes the body of a vector loop method: load all, compute, store all, then what is left.</summary>
/// <param name="number">The loop's number, for the names of its methods.</param>
internal sealed class SimdKernelWriter(Kernel kernel, LoopPlan plan, string number, int bits)
{
    private const string Stored = "global::ScheduleDsl.CompilerServices.Stored";

    private readonly Graph graph = kernel.Graph;
    private readonly SimdExpressionWriter expressions = new(kernel, plan, bits);
    private readonly string vector = SimdIntrinsics.Alias(bits);
    private readonly int lanes = bits / (kernel.Real == IrType.Float64 ? 64 : 32);

    // An int beside doubles has lanes of another width.
    private bool HasLanes => kernel.Real != IrType.Float64 || plan.Pass.Values.All(v => graph.Values[v].Type != IrType.Int32);

    public void Write(SourceWriter writer)
    {
        if (LoopSignature.IsSeries(kernel))
        {
            if (!HasLanes)
                throw new LoweringException("an int that depends on the time has no lanes beside doubles");
            WriteSeries(writer);
            return;
        }

        if (!plan.IsPlain && HasLanes)
        {
            WriteNest(writer, new LoopNest(kernel, plan, number));
            return;
        }

        // Without lanes the loop is the scalar one, whose bits every width has to give anyway.
        if (HasLanes)
            WriteVectors(writer);
        string tail = LoopMethods.ClassOf(kernel, ScalarBackend.Name);
        string arguments = string.Join(", ", plan.Parameters.Select(p => !HasLanes || p.Name is "uniforms" ? p.Name : p.Name == "count" ? "count - i" : p.Name + " + i"));
        writer.Line($"{tail}.{LoopMethods.MethodName(number)}({arguments});");
    }

    private bool IsFlat => plan.Pass.Span == LoopSpan.None;

    private void WriteNest(SourceWriter writer, LoopNest nest)
    {
        string whole = LoopMethods.ClassOf(kernel, SimdIntrinsics.Arm(bits)), rest = LoopMethods.ClassOf(kernel, ScalarBackend.Name);
        if (IsFlat)
        {
            nest.WriteFlat(writer, whole, rest, lanes);
            return;
        }

        nest.Write(writer, () => ScalarKernelWriter.WriteSpanLoads(writer, plan), () =>
        {
            writer.Line(nest.PartCall(whole, null));
            writer.Line($"nint i = length & -{lanes};");
            writer.Line("if (i < length) " + nest.PartCall(rest, "i"));
        });
    }

    /// <summary>
    /// The method for those neighbouring elements of a loop with reductions or spans that fill vectors. It calls nothing, or else every vector
    /// would find its constants in memory rather than in registers. That of a flat loop goes through all chunks and leaves their results; for a last one that is
    /// not a multiple of 32 the lanes count instead.
    /// </summary>
    public void WritePart(SourceWriter writer)
    {
        if (!HasLanes)
            return;
        LoopNest nest = new(kernel, plan, number);
        writer.Line();
        writer.Line(LoopMethods.Optimized);
        using (writer.Block($"private static void {LoopNest.PartName(number)}({nest.PartParameters()}{(IsFlat ? ", double* partials" : "")})"))
        {
            WriteSlots(writer);
            foreach (Load load in plan.SpanLoads)
                writer.Line($"var {plan.Name(load.Value)} = {expressions.Broadcast(plan.SpanName(load.Value))};");
            LaneRegisters registers = new(kernel, plan, nest, bits);
            registers.Declare(writer, expressions);
            writer.Line("nint i = 0;");
            if (IsFlat)
            {
                using (writer.Block($"for (nint at = 0; at < count; at += {LoopNest.Chunk})"))
                {
                    writer.Line($"nint end = global::System.Math.Min(at + {LoopNest.Chunk}, count);");
                    registers.Reset(writer, expressions);
                    WriteElements(writer, nest, registers, "end");
                    for (int r = 0; r < plan.WideReductions.Count; r++)
                        registers.Reduce(writer, plan.WideReductions[r], $"partials[{r}]");
                    writer.Line($"partials += {plan.WideReductions.Count};");
                }
            }
            else
            {
                WriteElements(writer, nest, registers, "count");
            }
            registers.Store(writer);
        }
    }

    private void WriteElements(SourceWriter writer, LoopNest nest, LaneRegisters registers, string end)
    {
        using (writer.Block($"for (; i <= {end} - {lanes}; i += {lanes})"))
        {
            foreach (Load load in plan.Loads)
                writer.Line($"var {plan.Name(load.Value)} = {Load(load.Tensor)};");
            foreach (int local in plan.Locals)
                writer.Line($"var {plan.Name(local)} = {expressions.Definition(local)};");
            foreach (Store store in plan.Stores)
                writer.Line(Store(expressions.Write(store.Value), store.Target));
            foreach (int reduction in plan.LaneReductions)
                registers.Add(writer, reduction, expressions.Write(graph.Values[reduction].Operands[0]));
            foreach (Store sum in plan.ColumnSums)
                AddToColumns(writer, nest.Kind(sum.Value), sum);
        }
    }

    private string Load(string tensor) => plan.IsStored(tensor) ? $"{Stored}.Load{bits}({Place(tensor)})" : $"{vector}.Load({Place(tensor)})";

    private string Store(string value, string tensor) => plan.IsStored(tensor) ? $"{Stored}.Store({value}, {Place(tensor)});" : $"{vector}.Store({value}, {Place(tensor)});";

    // Compilers bind it in half the time of pointer + i, which goes through all operators there are.
    private string Place(string tensor) => $"&{plan.Pointer(tensor)}[i]";

    private void AddToColumns(SourceWriter writer, ReduceKind kind, Store sum)
    {
        string place = Place(sum.Target);
        string before = $"(first ? {expressions.Broadcast(LoopNest.Start(kind, kernel.Real))} : {vector}.Load({place}))";
        writer.Line($"{vector}.Store({LaneRegisters.Combine(vector, kind, before, expressions.Write(graph.Values[sum.Value].Operands[0]))}, {place});");
    }

    private void WriteVectors(SourceWriter writer)
    {
        WriteSlots(writer);
        writer.Line("nint i = 0;");
        using (writer.Block($"for (; i <= count - {lanes}; i += {lanes})"))
        {
            foreach (Load load in plan.Loads)
                writer.Line($"var {plan.Name(load.Value)} = {Load(load.Tensor)};");
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
            writer.Line(Store(expressions.Write(store.Value), store.Target));
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
