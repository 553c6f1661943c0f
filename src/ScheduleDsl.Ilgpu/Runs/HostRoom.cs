using System.Collections.Generic;

namespace ScheduleDsl.Ilgpu;

/// <summary>Host memory that decompositions of a run work in, one after the other; it grows to what the largest needs.</summary>
internal sealed unsafe class HostRoom
{
    private readonly AlignedMemory?[] operands = new AlignedMemory?[3];
    private readonly List<LinearWorkspace> workspaces = [];

    /// <summary>Room for the numbers of an operand, or of the result: the last.</summary>
    public float* Operand(int place, long count)
    {
        ref AlignedMemory? memory = ref operands[place];
        if (memory is null || memory.Bytes < count * sizeof(float))
            memory = new AlignedMemory(count * sizeof(float), stream: place);
        return (float*)memory.Address;
    }

    /// <summary>Workspaces for so many threads.</summary>
    public IReadOnlyList<LinearWorkspace> Workspaces(int threads)
    {
        while (workspaces.Count < threads)
            workspaces.Add(new LinearWorkspace());
        return workspaces;
    }
}
