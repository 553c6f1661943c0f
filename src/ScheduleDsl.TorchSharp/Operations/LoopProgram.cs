using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.Analysis;
using ScheduleDsl.Compiler.IR;

namespace ScheduleDsl.Torch.Operations;

/// <summary>A loop as a list of operations on whole tensors, and when each value is needed for the last time.</summary>
internal sealed class LoopProgram
{
    private readonly Graph graph;
    private readonly Dictionary<int, int> lastUse = [];
    private readonly Dictionary<int, int> slots;

    public LoopProgram(Kernel kernel, Pass pass)
    {
        (graph, Pass) = (kernel.Graph, pass);
        HashSet<int> loaded = [.. pass.Loads.Select(load => load.Value)];
        Steps = [.. pass.Values.Where(value => !loaded.Contains(value) && graph.Values[value].Op != Op.Reduce && graph.Values[value].Operands.Count > 0)];
        for (int step = 0; step < Steps.Length; step++)
        {
            foreach (int operand in graph.Values[Steps[step]].Operands)
                lastUse[operand] = step;
        }

        // What is stored or reduced is needed to the end.
        foreach (int value in pass.Stores.Select(store => store.Value).Concat(pass.Reductions.Select(reduction => graph.Values[reduction].Operands[0])))
            lastUse[value] = int.MaxValue;
        slots = graph.Slots.Select((value, slot) => (value, slot)).ToDictionary(pair => pair.value, pair => pair.slot);
    }

    public Pass Pass { get; }

    /// <summary>The values to compute, in order.</summary>
    public int[] Steps { get; }

    public Value this[int value] => graph.Values[value];

    /// <summary>Whether nothing after a step needs a value.</summary>
    public bool IsLastUse(int value, int step) => lastUse.TryGetValue(value, out int last) && last == step;

    /// <summary>A value that neither the loop computes nor memory holds: a constant, or one of the uniform block.</summary>
    public unsafe Constant Number(int number, double* uniforms)
    {
        Value value = graph.Values[number];
        if (UniformCode.IsHeldByLoop(graph, value))
            return Held(value);
        double slot = uniforms[slots[number]];
        return value.Type switch
        {
            IrType.Float32 => Constant.Of((float)slot),
            IrType.Float64 => Constant.Of(slot),
            IrType.Bool => Constant.Of(slot != 0),
            IrType.Int32 => Constant.Of((int)slot),
            _ => Constant.Of(System.BitConverter.DoubleToInt64Bits(slot)),
        };
    }

    private Constant Held(Value value)
    {
        if (value.Op == Op.Literal)
            return Constant.Parse(value.Type, value.Text);
        Constant[] x = [.. value.Operands.Select(operand => Held(graph.Values[operand]))];
        return Compiler.Analysis.Operations.Apply(value.Op, value.Type, x[0], x.Length > 1 ? x[1] : default, x.Length > 2 ? x[2] : default);
    }
}
