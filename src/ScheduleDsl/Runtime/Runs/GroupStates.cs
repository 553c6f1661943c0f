using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The states of one group: a block of memory for each, in which the group's tensors lie as they do in the table.</summary>
internal sealed unsafe class GroupStates
{
    private readonly CompiledRule rule;
    private readonly ElementType type;
    private readonly AlignedMemory?[] blocks;
    private readonly long elements;

    public GroupStates(CompiledRule rule, ElementType type, IReadOnlyList<Parameter> parameters)
    {
        (this.rule, this.type) = (rule, type);
        blocks = new AlignedMemory?[rule.States.Count];
        Offsets = new long[parameters.Count];
        for (int i = 0; i < parameters.Count; i++)
        {
            Offsets[i] = elements;
            bool adjoins = i + 1 < parameters.Count
                && parameters[i + 1].ValueAddress == parameters[i].ValueAddress + parameters[i].Stride * type.Size();
            elements += adjoins ? parameters[i].Stride : Padded(parameters[i].Length);
        }
    }

    private GroupStates(GroupStates layout) =>
        (rule, type, blocks, elements, Offsets) = (layout.rule, layout.type, new AlignedMemory?[layout.blocks.Length], layout.elements, layout.Offsets);

    /// <summary>Where each tensor begins within a block, in elements.</summary>
    public long[] Offsets { get; }

    public bool Has(int state) => blocks[state] is not null;

    /// <summary>Address of a state's block, or null where it does not exist.</summary>
    public byte* Address(int state) => blocks[state] is { } block ? block.Address : null;

    /// <summary>The same layout without any state in memory.</summary>
    public GroupStates Empty() => new(this);

    /// <summary>Brings states into being that these hyperparameters ask for; none goes away, since a schedule may need it again.</summary>
    public void EnsureFor(ReadOnlySpan<double> hypers)
    {
        for (int state = 0; state < blocks.Length; state++)
        {
            if (blocks[state] is null && rule.HasState(state, hypers, TensorFacts.One))
                Allocate(state, rule.InitialState(state, hypers));
        }
    }

    public void Allocate(int state, double initial)
    {
        AlignedMemory block = new(elements * type.Size(), stream: 2 + state);
        // Fresh memory is +0; a negative zero has other bits.
        if (BitConverter.DoubleToInt64Bits(initial) != 0)
            Fill(block, initial);
        blocks[state] = block;
    }

    public Span<T> Span<T>(int state, int tensor, long length)
        where T : unmanaged => blocks[state]!.Span<T>(Offsets[tensor] * type.Size(), checked((int)length));

    /// <summary>A tensor's part of a state as bytes.</summary>
    public byte* TensorAddress(int state, int tensor) => blocks[state]!.Address + Offsets[tensor] * type.Size();

    private void Fill(AlignedMemory block, double value)
    {
        // A span holds at most 2^31 - 1 elements, a block may hold more.
        const int Part = 1 << 28;
        for (long start = 0; start < elements; start += Part)
        {
            int length = (int)Math.Min(Part, elements - start);
            if (type == ElementType.Float32)
                block.Span<float>(start * sizeof(float), length).Fill((float)value);
            else
                block.Span<double>(start * sizeof(double), length).Fill(value);
        }
    }

    private static long Padded(long length) => (length + 15) / 16 * 16;
}
