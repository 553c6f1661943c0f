using System;

namespace ScheduleDsl;

/// <summary>
/// Unpacks states in 8-bit blocks for loops whose rows, blocks or matrices could cut them: a piece becomes floats before the loop and codes
/// after it. Pieces are whole blocks, so bits depend on neither pieces nor threads.
/// </summary>
internal sealed unsafe class Unpacking(Arm arm)
{
    /// <summary>Numbers at a time, whole blocks: what counts them is an int.</summary>
    private const int Part = 1 << 30;

    /// <summary>Unpacks what the loop reads, and makes room for what it writes.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="element">The first weight's number in the tensor, where a block begins.</param>
    /// <param name="count">How many.</param>
    /// <param name="room">The thread's.</param>
    public void Before(RunTensor tensor, LoopCode loop, long element, long count, Room room)
    {
        for (int i = 0; i < loop.Operands.Length; i++)
        {
            if (loop.Unpacked[i] == OperandFormat.Direct)
                continue;
            int place = loop.Operands[i];
            if (tensor.Bases[place] == null)
            {
                room.Unpacked[place] = null;
                continue;
            }

            float* numbers = (float*)room.Stage(place, count * sizeof(float));
            room.Unpacked[place] = numbers - element;
            for (long done = 0; done < count && loop.IsRead[i]; done += Part)
                BlockFormat.Dequantise(arm, loop.Unpacked[i].Book(), Codes(tensor, place, element + done), Largest(tensor, place, element + done), numbers + done, Length(count, done));
        }
    }

    /// <summary>Packs what the loop has written.</summary>
    /// <inheritdoc cref="Before"/>
    public void After(RunTensor tensor, LoopCode loop, long element, long count, Room room)
    {
        for (int i = 0; i < loop.Operands.Length; i++)
        {
            int place = loop.Operands[i];
            if (loop.Unpacked[i] == OperandFormat.Direct || !loop.IsWritten[i] || tensor.Bases[place] == null)
                continue;
            float* numbers = (float*)room.Unpacked[place] + element;
            for (long done = 0; done < count; done += Part)
                BlockFormat.Quantise(arm, loop.Unpacked[i].Book(), numbers + done, Length(count, done), Codes(tensor, place, element + done), Largest(tensor, place, element + done));
        }
    }

    private static byte* Codes(RunTensor tensor, int place, long element) => tensor.Bases[place] + element;

    private static float* Largest(RunTensor tensor, int place, long element) => (float*)tensor.Companions[place] + element / BlockFormat.Length;

    private static int Length(long count, long done) => (int)Math.Min(Part, count - done);
}
