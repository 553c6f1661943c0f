using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The states of one group that have numbers for its tensors: all but global ones. A tensor's shape may decide whether it has a state.</summary>
internal sealed unsafe class GroupStates
{
    private readonly CompiledRule rule;
    private readonly RunPrecision precision;
    private readonly IReadOnlyList<RunTensor> tensors;
    private readonly Layout layout;

    // For each state and tensor the memory that its array lies in; tensors that get a state together share one.
    private readonly TensorArrays?[][] arrays;
    private readonly long[][] counts;
    private double[]? checkedHypers;

    public GroupStates(CompiledRule rule, RunPrecision precision, IReadOnlyList<RunTensor> tensors, Layout layout)
    {
        (this.rule, this.precision, this.tensors, this.layout) = (rule, precision, tensors, layout);
        arrays = new TensorArrays?[rule.States.Count][];
        counts = new long[rule.States.Count][];
        for (int state = 0; state < arrays.Length; state++)
            (arrays[state], counts[state]) = (new TensorArrays?[tensors.Count], new long[tensors.Count]);
    }

    public bool Has(int state, int tensor) => arrays[state][tensor] is not null;

    /// <summary>Address of a tensor's state, or null where it does not exist.</summary>
    public byte* Address(int state, int tensor) => arrays[state][tensor] is { } array ? array.Address(tensor) : null;

    /// <summary>Numbers that a tensor's state has.</summary>
    public long Count(int state, int tensor) => counts[state][tensor];

    /// <summary>Bytes that a tensor's state has.</summary>
    public long Bytes(int state, int tensor) => counts[state][tensor] * TypeOf(state).Size();

    /// <summary>What a state's numbers are in memory.</summary>
    public ElementType TypeOf(int state) => precision.OfState(rule.States[state]);

    public Span<T> Span<T>(int state, int tensor)
        where T : unmanaged => arrays[state][tensor]!.Span<T>(tensor, counts[state][tensor]);

    /// <summary>The same group without any state in memory.</summary>
    public GroupStates Empty() => new(rule, precision, tensors, layout);

    /// <summary>Brings states into being that these hyperparameters ask for; none goes away, since a schedule may need it again.</summary>
    /// <exception cref="ArgumentException">The length of a state's blocks is not a whole number of at least 1, or has changed.</exception>
    public void EnsureFor(double[] hypers)
    {
        if (checkedHypers is not null && hypers.AsSpan().SequenceEqual(checkedHypers))
            return;
        for (int state = 0; state < arrays.Length; state++)
        {
            if (rule.States[state].Space == StateSpace.Global)
                continue;
            bool[]? needed = null;
            for (int i = 0; i < tensors.Count; i++)
            {
                if (arrays[state][i] is not null)
                    RequireSameBlocks(state, i, hypers);
                else if (rule.HasState(state, hypers, tensors[i].Facts))
                    (needed ??= new bool[tensors.Count])[i] = true;
            }

            if (needed is not null)
                Allocate(state, needed, hypers, rule.InitialState(state, hypers));
        }

        checkedHypers ??= new double[hypers.Length];
        hypers.CopyTo(checkedHypers, 0);
    }

    /// <summary>Makes a state for some tensors of the group.</summary>
    public void Allocate(int state, bool[] needed, ReadOnlySpan<double> hypers, double initial)
    {
        long[] wanted = new long[needed.Length];
        for (int i = 0; i < needed.Length; i++)
        {
            wanted[i] = needed[i] ? CountFor(state, i, hypers) : -1;
            if (needed[i])
                counts[state][i] = wanted[i];
        }

        ElementType stored = TypeOf(state);
        TensorArrays array = new(tensors, wanted, rule.States[state].Space == StateSpace.Element, stored.Size(), stream: 2 + state);
        array.Fill(stored, initial);
        for (int i = 0; i < needed.Length; i++)
        {
            if (needed[i])
                arrays[state][i] = array;
        }

        layout.Changed();
    }

    /// <summary>Numbers that a tensor's state needs under these hyperparameters.</summary>
    public long CountFor(int state, int tensor, ReadOnlySpan<double> hypers) => tensors[tensor].Count(
        rule.States[state].Space, rule.States[state].Space == StateSpace.Block ? BlockLength(state, tensor, hypers) : 1);

    private long BlockLength(int state, int tensor, ReadOnlySpan<double> hypers)
    {
        long length = rule.BlockLength(state, hypers, tensors[tensor].Facts);
        return length >= 1 ? length : throw new ArgumentException(
            $"{rule.ShortName()}.{rule.States[state].Name} has blocks of {length} weights for {tensors[tensor].Parameter}: there must be at least 1.");
    }

    private void RequireSameBlocks(int state, int tensor, double[] hypers)
    {
        if (rule.States[state].Space == StateSpace.Block && CountFor(state, tensor, hypers) is var count && count != counts[state][tensor])
        {
            throw new ArgumentException(
                $"{rule.ShortName()}.{rule.States[state].Name} has {counts[state][tensor]} blocks for {tensors[tensor].Parameter}, and the step's hyperparameters ask for {count}: "
                + "the length of blocks cannot change during a run.");
        }
    }
}
