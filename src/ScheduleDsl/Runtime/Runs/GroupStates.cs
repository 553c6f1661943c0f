using System;
using System.Collections.Generic;
using System.Linq;
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

    // The largest magnitudes of the blocks of states that are kept as codes, and what rounding took from weights.
    private readonly TensorArrays?[][] magnitudes;
    private readonly TensorArrays? compensation;
    private double[]? checkedHypers;

    public GroupStates(CompiledRule rule, RunPrecision precision, IReadOnlyList<RunTensor> tensors, Layout layout)
    {
        (this.rule, this.precision, this.tensors, this.layout) = (rule, precision, tensors, layout);
        arrays = new TensorArrays?[rule.States.Count][];
        counts = new long[rule.States.Count][];
        magnitudes = new TensorArrays?[rule.States.Count][];
        for (int state = 0; state < arrays.Length; state++)
            (arrays[state], counts[state], magnitudes[state]) = (new TensorArrays?[tensors.Count], new long[tensors.Count], new TensorArrays?[tensors.Count]);
        if (precision.IsCompensated)
            compensation = new TensorArrays(tensors, [.. tensors.Select(tensor => tensor.Facts.Length)], isPerWeight: true, sizeof(ushort), stream: 2 + arrays.Length);
    }

    public bool Has(int state, int tensor) => arrays[state][tensor] is not null;

    /// <summary>Address of a tensor's state, or null where it does not exist.</summary>
    public byte* Address(int state, int tensor) => arrays[state][tensor] is { } array ? array.Address(tensor) : null;

    /// <summary>Numbers that a tensor's state has.</summary>
    public long Count(int state, int tensor) => counts[state][tensor];

    /// <summary>Address of the largest magnitudes of a state's blocks, or null where the state is no codes.</summary>
    public byte* Companion(int state, int tensor) => magnitudes[state][tensor] is { } array ? array.Address(tensor) : null;

    /// <summary>Address of what rounding took from a tensor's weights, or null where that is not kept.</summary>
    public byte* Compensation(int tensor) => compensation is null ? null : compensation.Address(tensor);

    /// <summary>Bytes that a tensor's state has.</summary>
    public long Bytes(int state, int tensor) => counts[state][tensor] * SizeOf(state, tensor);

    /// <summary>Bytes of all states that exist, and of what lies beside them.</summary>
    public long TotalBytes
    {
        get
        {
            long sum = 0;
            for (int tensor = 0; tensor < tensors.Count; tensor++)
            {
                sum += compensation is null ? 0 : tensors[tensor].Facts.Length * sizeof(ushort);
                for (int state = 0; state < arrays.Length; state++)
                {
                    sum += Has(state, tensor) ? Bytes(state, tensor) : 0;
                    sum += magnitudes[state][tensor] is null ? 0 : Blocks(counts[state][tensor]) * sizeof(float);
                }
            }

            return sum;
        }
    }

    /// <summary>How a tensor's state lies in memory.</summary>
    public OperandFormat FormatOf(int state, int tensor) => precision.FormatOf(rule.States[state], tensors[tensor].HasFullStates);

    private int SizeOf(int state, int tensor) => FormatOf(state, tensor).IsBlock8() ? sizeof(byte) : TypeOf(state, tensor).Size();

    /// <summary>What the numbers of a tensor's state are in memory.</summary>
    public ElementType TypeOf(int state, int tensor) => precision.OfState(rule.States[state], tensors[tensor].HasFullStates);

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
        for (int i = 0; i < tensors.Count; i++)
            SetDirections(tensors[i], hypers);
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

    private void SetDirections(RunTensor tensor, double[] hypers)
    {
        if (tensor.Facts.Length == 0)
            return;
        long directions = rule.Directions(hypers, tensor.Facts), most = tensor.Facts.Length;
        if (directions == tensor.Directions)
            return;
        if (tensor.Directions != 0)
            throw new ArgumentException($"{rule.ShortName()} projects {tensor.Parameter} on {tensor.Directions} directions, and the step's hyperparameters ask for {directions}: that cannot change during a run.");
        if (directions < 1 || directions > most)
            throw new ArgumentException($"{rule.ShortName()} is to project {tensor.Parameter} on {directions} directions: there must be at least 1 and at most {most}, its weights.");
        tensor.Directions = directions;
    }

    /// <summary>Whether these hyperparameters ask for a state that does not exist yet.</summary>
    public bool Lacks(double[] hypers)
    {
        if (checkedHypers is not null && hypers.AsSpan().SequenceEqual(checkedHypers))
            return false;
        for (int state = 0; state < arrays.Length; state++)
        {
            for (int i = 0; i < tensors.Count && rule.States[state].Space != StateSpace.Global; i++)
            {
                if (arrays[state][i] is null && rule.HasState(state, hypers, tensors[i].Facts))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Makes a state for some tensors of the group.</summary>
    public void Allocate(int state, bool[] needed, ReadOnlySpan<double> hypers, double initial)
    {
        // An array has numbers of one kind.
        foreach (bool isFull in (ReadOnlySpan<bool>)[false, true])
        {
            bool[] alike = [.. needed.Select((isNeeded, i) => isNeeded && tensors[i].HasFullStates == isFull)];
            if (alike.Contains(true))
                AllocateAlike(state, alike, hypers, initial);
        }

        layout.Changed();
    }

    private void AllocateAlike(int state, bool[] needed, ReadOnlySpan<double> hypers, double initial)
    {
        long[] wanted = new long[needed.Length];
        for (int i = 0; i < needed.Length; i++)
        {
            wanted[i] = needed[i] ? CountFor(state, i, hypers) : -1;
            if (needed[i])
                counts[state][i] = wanted[i];
        }

        int first = Array.IndexOf(needed, true);
        OperandFormat format = FormatOf(state, first);
        TensorArrays array = new(tensors, wanted, rule.States[state].Space == StateSpace.Element, SizeOf(state, first), stream: 2 + state);
        TensorArrays? largest = format.IsBlock8() ? Magnitudes(wanted) : null;
        if (largest is null)
            array.Fill(TypeOf(state, first), initial);
        for (int i = 0; i < needed.Length; i++)
        {
            if (!needed[i])
                continue;
            (arrays[state][i], magnitudes[state][i]) = (array, largest);
            if (largest is not null)
                FillCodes(format.Book(), array.Address(i), (float*)largest.Address(i), wanted[i], (float)initial);
        }
    }

    private TensorArrays Magnitudes(long[] counts) =>
        new(tensors, [.. counts.Select(count => count < 0 ? -1 : Blocks(count))], isPerWeight: false, sizeof(float), stream: 1);

    private static long Blocks(long count) => (count + BlockFormat.Length - 1) / BlockFormat.Length;

    private static void FillCodes(CodeBook book, byte* codes, float* largest, long count, float value)
    {
        byte code;
        float magnitude;
        BlockFormat.Quantise(Arm.Scalar, book, &value, 1, &code, &magnitude);
        for (long start = 0; start < count; start += BlockFormat.Length)
        {
            new Span<byte>(codes + start, (int)Math.Min(BlockFormat.Length, count - start)).Fill(code);
            largest[start / BlockFormat.Length] = magnitude;
        }
    }

    /// <summary>Numbers that a tensor's state needs under these hyperparameters.</summary>
    public long CountFor(int state, int tensor, ReadOnlySpan<double> hypers) => tensors[tensor].Count(
        rule.States[state].Space, rule.States[state].Space == StateSpace.Block ? BlockLength(state, tensor, hypers) : 1);

    private long BlockLength(int state, int tensor, ReadOnlySpan<double> hypers)
    {
        // Blocks that are as long as the tensor: of nothing there are none.
        if (tensors[tensor].Parameter.Length == 0)
            return 1;
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
