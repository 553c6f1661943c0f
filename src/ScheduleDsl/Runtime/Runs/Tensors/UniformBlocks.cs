using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// The uniform values of a group, or of a tensor where tensors differ: then each of its matrices has a block. All matrices of a tensor are at the
/// same variant.
/// </summary>
internal sealed unsafe class UniformBlocks
{
    // Threads that fill neighbouring blocks would fight over a cache line.
    private const int Line = AlignedMemory.Alignment / sizeof(double);

    private readonly RunGroup group;
    private readonly AlignedMemory memory;
    private readonly int stride;

    public UniformBlocks(RunGroup group, RunTensor? tensor, int count)
    {
        (this.group, Tensor, Count) = (group, tensor, count);
        stride = (group.Route.Rule.UniformCount + Line - 1) / Line * Line;
        memory = new AlignedMemory((long)count * stride * sizeof(double), stream: 0);
    }

    /// <summary>The tensor, or the group's first; null where the group is empty.</summary>
    public RunTensor? Tensor { get; }

    /// <summary>Whose values they are, for messages.</summary>
    public string Name => group.Route.Plan.IsPerTensor && Tensor is not null ? $"{group.Route.Rule.ShortName()} for {Tensor.Parameter}" : $"{group.Route.Rule.ShortName()} in the group {group.Name}";

    /// <summary>Whether they are those of a tensor without weights: what follows from its sizes means nothing.</summary>
    public bool IsOfNothing => group.Route.Plan.IsPerTensor && Tensor is { Parameter.Length: 0 };

    /// <summary>Number of blocks.</summary>
    public int Count { get; }

    /// <summary>The variant of the current step.</summary>
    public int Variant { get; private set; }

    public VariantCode Code { get; private set; } = null!;

    /// <summary>A slot of the first block.</summary>
    public double ValueOf(int slot) => Block(0)[slot];

    public double* Block(int matrix) => (double*)memory.Address + (long)matrix * stride;

    /// <summary>Computes what is known before the first loop and chooses the variant.</summary>
    /// <param name="step">The step number, from 1.</param>
    /// <param name="previous">Blocks of the same group that this has been done for; where their leaves are the same, so is the rest.</param>
    public void Prepare(double step, UniformBlocks? previous)
    {
        RunRoute route = group.Route;
        double* first = Block(0);
        bool isSame = previous is not null;
        foreach (LeafSlot leaf in route.Plan.Leaves)
        {
            first[leaf.Slot] = route.Leaf(leaf, Tensor);
            isSame = isSame && BitConverter.DoubleToInt64Bits(first[leaf.Slot]) == BitConverter.DoubleToInt64Bits(previous!.Block(0)[leaf.Slot]);
        }

        if (isSame)
            Copy(previous!.Block(0), first);
        Variant = isSame ? previous!.Variant : route.Rule.Prologue(route.Type, group.Hypers.Values, step, first);
        Code = route.Plan.Variant(Variant);
        for (int matrix = 1; matrix < Count; matrix++)
            Copy(first, Block(matrix));
    }

    /// <summary>Turns to what is done where a gate is closed.</summary>
    public void Reject() => Code = Code.Rejected;

    /// <summary>Computes the values of a later level.</summary>
    public void Local(int level, double step)
    {
        for (int matrix = 0; matrix < Count; matrix++)
            group.Route.Rule.Local(group.Route.Type, Variant, level, group.Hypers.Values, step, Block(matrix));
    }

    /// <summary>Puts a value into every block.</summary>
    public void Set(int slot, double value)
    {
        for (int matrix = 0; matrix < Count; matrix++)
            Block(matrix)[slot] = value;
    }

    private void Copy(double* from, double* to) => Buffer.MemoryCopy(from, to, stride * sizeof(double), stride * sizeof(double));
}
