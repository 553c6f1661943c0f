using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// Runs a loop whose operands are not all in memory as it computes with them: tile by tile they are widened into cache before and narrowed
/// after it, and random numbers are drawn. Bits depend on neither tiles nor vector width.
/// </summary>
internal sealed unsafe class Staging(ElementType type, Arm arm, StepClock clock)
{
    /// <summary>Numbers of a tile of a loop that follows neither rows nor blocks: two operands of it fit a first-level cache of 32 KiB beside what comes from memory directly.</summary>
    private const int Tile = 2048;

    // What stays Auto are the conversions: integer work gains from 512 bits where loops of floats do not.
    private readonly Arm ofLoops = Arms.Resolve(arm);

    /// <summary>Runs a loop over a piece whose operands <see cref="Room.Stored"/> points to.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="element">The first weight's number in the tensor.</param>
    /// <param name="count">How many.</param>
    /// <param name="span">Length of a row or block.</param>
    /// <param name="uniforms">The uniform block.</param>
    /// <param name="partials">Where partial results go.</param>
    /// <param name="room">The thread's.</param>
    public void Run(RunTensor tensor, LoopCode loop, long element, long count, nint span, double* uniforms, double* partials, Room room)
    {
        // Rows and blocks are not cut: the loop needs them whole.
        bool hasPartials = loop.Reductions.Length > 0;
        long tile = !loop.IsFlat ? count : hasPartials ? PartialResults.Chunk : Tile;
        for (long done = 0; done < count; done += tile)
        {
            int length = checked((int)Math.Min(tile, count - done));
            for (int i = 0; i < loop.Operands.Length; i++)
                room.Staged[loop.Operands[i]] = Before(tensor, loop, i, element + done, done, length, room);
            double* results = hasPartials ? partials + done / PartialResults.Chunk * loop.Reductions.Length : null;
            tensor.Group.Route.Rule.Run(type, ofLoops, loop.Memory, loop.Number, room.Staged, length, span, uniforms, results);
            for (int i = 0; i < loop.Operands.Length; i++)
            {
                if (loop.IsWritten[i])
                    After(tensor, loop, i, element + done, done, length, room);
            }
        }
    }

    /// <summary>An operand of a loop as the loop computes with it: some numbers from <paramref name="done"/> on behind those that <see cref="Room.Stored"/> points to.</summary>
    public void* Before(RunTensor tensor, LoopCode loop, int operand, long element, long done, int count, Room room)
    {
        int place = loop.Operands[operand];
        byte* stored = (byte*)room.Stored[place];
        OperandFormat format = loop.Formats[operand];
        if (format == OperandFormat.Direct)
            return stored == null || loop.Spaces[operand] != StateSpace.Element ? stored : stored + done * loop.Sizes[operand];
        if (format != OperandFormat.Draw && stored == null)
            return null;
        void* stage = room.Stage(place, (long)count * type.Size());
        if (format == OperandFormat.Draw)
            Draw(tensor, loop, operand, element, stage, count);
        else if (!loop.IsRead[operand])
            return stage;
        else if (format.IsBlock8())
            BlockFormat.Dequantise(arm, format.Book(), stored + done, Magnitudes(tensor, place, element), (float*)stage, count);
        else if (format == OperandFormat.BFloat16Compensated)
            CompensatedPair.Join(arm, (ushort*)stored + done, (ushort*)tensor.Companions[place] + element, (float*)stage, count);
        else if (format == OperandFormat.Float16)
            Float16Conversion.Widen(arm, (ushort*)stored + done, (float*)stage, count);
        else
            BFloat16Conversion.Widen(arm, (ushort*)stored + done, (float*)stage, count);
        return stage;
    }

    private void After(RunTensor tensor, LoopCode loop, int operand, long element, long done, int count, Room room)
    {
        int place = loop.Operands[operand];
        if (room.Stored[place] == null)
            return;
        ushort* stored = (ushort*)room.Stored[place] + done;
        float* stage = (float*)room.Staged[place];
        switch (loop.Formats[operand])
        {
            case OperandFormat.Float16:
                Float16Conversion.Narrow(arm, stage, stored, count);
                break;
            case OperandFormat.BFloat16:
                BFloat16Conversion.Narrow(arm, stage, stored, count);
                break;
            case OperandFormat.BFloat16Compensated:
                CompensatedPair.Split(arm, stage, stored, (ushort*)tensor.Companions[place] + element, count);
                break;
            case OperandFormat.Block8Signed or OperandFormat.Block8Unsigned:
                BlockFormat.Quantise(arm, loop.Formats[operand].Book(), stage, count, (byte*)room.Stored[place] + done, Magnitudes(tensor, place, element));
                break;
            case OperandFormat.BFloat16ByChance:
                ushort* random = room.Halves(count);
                RandomFill.Halves(arm, new DrawStream(clock.Seed, clock.Step, tensor.Position, DrawStream.FirstRounding), element, random, count);
                StochasticRounding.Narrow(arm, stage, random, stored, count);
                break;
        }
    }

    // Tiles begin at blocks: both count from the tensor's first weight, and a tile is some blocks.
    private static float* Magnitudes(RunTensor tensor, int place, long element) => (float*)tensor.Companions[place] + element / BlockFormat.Length;

    private void Draw(RunTensor tensor, LoopCode loop, int operand, long element, void* stage, int count)
    {
        TensorInfo draw = tensor.Group.Route.Plan.Tensors[loop.Operands[operand]];
        DrawStream stream = new(clock.Seed, clock.Step, tensor.Position, draw.Place);
        if (type == ElementType.Float32)
        {
            RandomFill.Numbers(arm, (DrawKind)draw.Kind, stream, element, (float*)stage, count);
            return;
        }

        // Floats in the upper half, widened from below: none is overwritten before it is read.
        float* floats = (float*)stage + count;
        RandomFill.Numbers(arm, (DrawKind)draw.Kind, stream, element, floats, count);
        for (int i = 0; i < count; i++)
            ((double*)stage)[i] = floats[i];
    }
}
