using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Computes the weights that evaluation uses, tensor by tensor, in tiles: weights and states that are kept in less than the loop computes with are widened before.</summary>
internal sealed unsafe class EvaluationLoop(CompiledRule rule, RunGroup group, long step)
{
    // Whole blocks of 8-bit codes.
    private const int Tile = 4 * BlockFormat.Length;

    private readonly ElementType type = group.Route.Type;
    private readonly Arm arm = Arms.Resolve(Arm.Auto);
    private readonly double[] block = new double[Math.Max(1, rule.UniformCount)];
    private readonly AlignedMemory stages = new((rule.States.Count + 1L) * Tile * sizeof(float), stream: 0);

    public void Run(RunTensor tensor)
    {
        Parameter parameter = tensor.Parameter;
        OperandFormat format = group.Route.Precision.FormatOf(rule, new TensorInfo("", TensorSource.Parameter, 0));
        byte** states = stackalloc byte*[rule.States.Count + 1];
        fixed (double* uniforms = block)
        {
            foreach (LeafSlot leaf in rule.Plan(type).Leaves)
                uniforms[leaf.Slot] = group.Route.Leaf(OfRun(leaf), tensor);
            int variant = rule.Prologue(type, group.Hypers.Values, step, uniforms);
            for (long start = 0; start < parameter.Length; start += Tile)
            {
                int count = (int)Math.Min(Tile, parameter.Length - start);
                byte* values = Numbers(format, parameter.ValueAddress, group.States.Compensation(tensor.Index), start, count, rule.States.Count);
                for (int state = 0; state < rule.States.Count; state++)
                {
                    states[state] = rule.States[state].Space == StateSpace.Element && group.States.Has(state, tensor.Index)
                        ? Numbers(group.States.FormatOf(state, tensor.Index), group.States.Address(state, tensor.Index), group.States.Companion(state, tensor.Index), start, count, state)
                        : null;
                }

                rule.RunSingleLoop(type, arm, variant, values, null, (void**)states, count, uniforms);
                if (parameter.ElementType == ElementType.Float16)
                    Float16Conversion.Narrow(arm, (float*)values, (ushort*)parameter.ValueAddress + start, count);
                else if (parameter.ElementType == ElementType.BFloat16)
                    BFloat16Conversion.Narrow(arm, (float*)values, (ushort*)parameter.ValueAddress + start, count);
            }
        }

        GC.KeepAlive(stages);
    }

    /// <summary>Where the loop finds a tile: in memory, or widened in a stage.</summary>
    private byte* Numbers(OperandFormat format, byte* stored, byte* companion, long start, int count, int stage)
    {
        if (format == OperandFormat.Direct)
            return stored + start * type.Size();
        float* wide = (float*)stages.Address + (long)stage * Tile;
        format.Widen(arm, stored, companion, start, wide, count);
        return (byte*)wide;
    }

    // The rule of evaluation counts its own inputs.
    private LeafSlot OfRun(LeafSlot leaf) => leaf.Source == LeafSource.Input
        ? leaf with { Place = group.Route.Rule.Inputs.Select(input => input.Name).ToList().IndexOf(rule.Inputs[leaf.Place].Name) }
        : leaf;
}
