using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>A copy of a table's weights, to come back to bit for bit.</summary>
internal sealed unsafe class SavedWeights
{
    private readonly ParameterTable table;
    private readonly List<(Parameter Parameter, AlignedMemory Copy)> copies = [];

    public SavedWeights(ParameterTable table)
    {
        this.table = table;
        foreach (Parameter parameter in table)
            copies.Add((parameter, new AlignedMemory(parameter.Length * table.ElementType.Size(), stream: 0)));
    }

    /// <summary>Copies the weights.</summary>
    public void Save()
    {
        foreach ((Parameter parameter, AlignedMemory copy) in copies)
            Buffer.MemoryCopy(parameter.ValueAddress, copy.Address, copy.Bytes, parameter.Length * table.ElementType.Size());
        GC.KeepAlive(table);
    }

    /// <summary>Puts them back.</summary>
    public void Restore()
    {
        foreach ((Parameter parameter, AlignedMemory copy) in copies)
        {
            long bytes = parameter.Length * table.ElementType.Size();
            Buffer.MemoryCopy(copy.Address, parameter.ValueAddress, bytes, bytes);
        }

        GC.KeepAlive(table);
    }
}
