using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Memory that is used for one tensor after the other: scratch of a phase, column sums and partial results in the making.</summary>
internal sealed unsafe class Workspace(int places)
{
    private readonly AlignedMemory?[] locals = new AlignedMemory?[places];
    private AlignedMemory? partials;

    public double* Partials => partials is null ? null : (double*)partials.Address;

    public byte* Local(int place) => locals[place]!.Address;

    /// <summary>Makes room for what a phase needs for a tensor.</summary>
    public void Reserve(RunTensor tensor, PhaseCode phase, int size)
    {
        foreach (LocalOperand local in phase.Locals)
            Grow(ref locals[local.Place], size * Numbers(tensor, local), stream: 2 + local.Place);
        long most = 0;
        foreach (LoopChain chain in phase.Chains)
            most = Math.Max(most, PartialResults.Count(tensor, chain));
        Grow(ref partials, most * sizeof(double), stream: 0);
    }

    /// <summary>Makes as much room as another has.</summary>
    public void ReserveAs(Workspace other)
    {
        for (int place = 0; place < locals.Length; place++)
            Grow(ref locals[place], other.locals[place]?.Bytes ?? 0, stream: 2 + place);
        Grow(ref partials, other.partials?.Bytes ?? 0, stream: 0);
    }

    private static long Numbers(RunTensor tensor, LocalOperand local) => local.IsSums
        ? tensor.Facts.Matrices * ColumnSums.Slices(tensor.Facts) * tensor.Facts.Columns
        : tensor.Count(local.Space, local.BlockSlot < 0 ? 1 : tensor.BlockLength(local.BlockSlot));

    private static void Grow(ref AlignedMemory? memory, long bytes, int stream)
    {
        if (bytes > (memory?.Bytes ?? 0))
            memory = new AlignedMemory(bytes, stream);
    }
}
