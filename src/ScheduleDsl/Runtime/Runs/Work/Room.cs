using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>What one thread has to itself while it runs loops.</summary>
internal sealed unsafe class Room(int places)
{
    private readonly AlignedMemory pointers = new(3L * places * sizeof(void*), stream: 0);
    private readonly AlignedMemory?[] stages = new AlignedMemory?[places];
    private AlignedMemory? words;

    /// <summary>For tensors that it takes through a phase alone.</summary>
    public Workspace Workspace { get; } = new(places);

    /// <summary>Where the operands of a piece lie.</summary>
    public void** Stored => (void**)pointers.Address;

    /// <summary>What a loop is handed where operands are staged.</summary>
    public void** Staged => Stored + places;

    /// <summary>Where the first number of a tensor would be, of operands that are unpacked for a piece of it.</summary>
    public void** Unpacked => Staged + places;

    /// <summary>Room for a piece of an operand in the type of the loop.</summary>
    public void* Stage(int place, long bytes) => Grown(ref stages[place], bytes, 2 + place);

    /// <summary>Numbers that an order statistic is selected from.</summary>
    public List<NumberRun> Numbers { get; } = [];

    /// <summary>Where matrix operations work.</summary>
    public LinearWorkspace Linear => field ??= new LinearWorkspace();

    /// <summary>The loop that a product runs on panels of an operand.</summary>
    public BlockLoop Prologue => field ??= new BlockLoop(places);

    /// <summary>The loop that a product runs on blocks of its result.</summary>
    public BlockLoop Epilogue => field ??= new BlockLoop(places);

    /// <summary>Room for random integers of 16 bits.</summary>
    public ushort* Halves(long count) => (ushort*)Grown(ref words, count * sizeof(ushort), 1);

    // Pieces are about equally large, so this comes to rest after the first steps.
    private static byte* Grown(ref AlignedMemory? memory, long bytes, int stream)
    {
        if (memory is null || memory.Bytes < bytes)
            memory = new AlignedMemory(bytes, stream);
        return memory.Address;
    }
}
