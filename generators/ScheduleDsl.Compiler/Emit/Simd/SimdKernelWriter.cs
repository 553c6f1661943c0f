using System.Linq;
using ScheduleDsl.Compiler.Emit.Scalar;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Compiler.Emit.Simd;

/// <summary>Writes the body of a vector loop method: load all, compute, store all, then the scalar loop for what is left.</summary>
internal sealed class SimdKernelWriter(Kernel kernel, LoopPlan plan, int bits)
{
    private readonly Graph graph = kernel.Graph;
    private readonly SimdExpressionWriter expressions = new(kernel, plan, bits);
    private readonly string vector = SimdIntrinsics.Alias(bits);
    private readonly int lanes = bits / (kernel.Real == IrType.Float64 ? 64 : 32);

    public void Write(SourceWriter writer, int variant)
    {
        // An int beside doubles has lanes of another width: such a loop is the scalar one, whose bits every width has to give anyway.
        bool hasLanes = kernel.Real != IrType.Float64 || plan.Pass.Values.All(v => graph.Values[v].Type != IrType.Int32);
        if (hasLanes)
            WriteVectors(writer);
        string tail = LoopMethods.ClassName(kernel.Real, ScalarBackend.Name);
        string pointers = string.Join("", plan.Operands.Select(o => hasLanes ? $"{o.Pointer} + i, " : $"{o.Pointer}, "));
        writer.Line($"{tail}.Step{variant}({pointers}{(hasLanes ? "count - i" : "count")}, uniforms);");
    }

    private void WriteVectors(SourceWriter writer)
    {
        foreach (int slot in plan.Slots)
        {
            Value value = graph.Values[graph.Slots[slot]];
            string scalar = ScalarKernelWriter.ReadSlot(value.Type, slot);
            string text = value.Type == IrType.Bool ? expressions.Mask(scalar) : expressions.Broadcast(scalar);
            writer.Line($"var {plan.Name(graph.Slots[slot])} = {text};");
        }
        writer.Line("nint i = 0;");
        using (writer.Block($"for (; i <= count - {lanes}; i += {lanes})"))
        {
            foreach (int load in plan.Loads)
                writer.Line($"var {plan.Name(load)} = {vector}.Load({plan.Pointer(graph.Values[load].Text)} + i);");
            foreach (int local in plan.Locals)
                writer.Line($"var {plan.Name(local)} = {expressions.Definition(local)};");
            foreach (Store store in plan.Pass.Stores)
                writer.Line($"{vector}.Store({expressions.Write(store.Value)}, {plan.Pointer(store.Target)} + i);");
        }
    }
}
