using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Numbers next to each other that an order statistic is selected from, or is selected from among others.</summary>
/// <param name="tensor">The tensor that they are of.</param>
/// <param name="selection">The order statistic.</param>
/// <param name="address">Where the first lies, as memory holds it.</param>
/// <param name="start">Its number in the tensor.</param>
/// <param name="count">How many.</param>
internal readonly unsafe struct NumberRun(RunTensor tensor, SelectCode selection, byte* address, long start, long count)
{
    public long Count => count;

    /// <summary>Some of the numbers as loops compute with them, as many as can be had at once.</summary>
    /// <param name="staging">Widens what memory holds.</param>
    /// <param name="done">Numbers before them.</param>
    /// <param name="room">The thread's.</param>
    /// <param name="length">How many they are.</param>
    public void* Read(Staging staging, long done, Room room, out long length)
    {
        (LoopCode access, int operand) = (selection.Access, selection.Source);
        if (access.Formats[operand] == OperandFormat.Direct)
        {
            length = count - done;
            return address + done * access.Sizes[operand];
        }

        length = Math.Min(PartialResults.Chunk, count - done);
        room.Stored[access.Operands[operand]] = address;
        return staging.Before(tensor, access, operand, start + done, done, (int)length, room);
    }
}
