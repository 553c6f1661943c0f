using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Calls loops: finds where the operands of a piece lie. All weights, whichever way they are stepped, come through here.</summary>
internal sealed unsafe class LoopCall(ElementType type, Arm arm, StepClock clock)
{
    private readonly int size = type.Size();
    private readonly Arm ofLoops = Arms.Resolve(arm);
    private readonly Staging staging = new(type, arm, clock);
    private readonly Unpacking unpacking = new(arm);

    /// <summary>Runs a loop over a piece of a tensor, or over some whole runs of it.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="runs">The first run and the last.</param>
    /// <param name="start">First number of each run, of the loop's space.</param>
    /// <param name="count">How many of each run.</param>
    /// <param name="workspace">Where local operands lie.</param>
    /// <param name="partials">Where partial results of the tensor go.</param>
    /// <param name="room">The thread's.</param>
    public void Run(RunTensor tensor, LoopCode loop, (int First, int Last) runs, long start, long count, Workspace workspace, double* partials, Room room)
    {
        // Runs are unpacked together, since they may share a block.
        long matrix = tensor.Facts.Rows * tensor.Facts.Columns;
        long element = runs.First * matrix + start, elements = (runs.Last - runs.First) * matrix + count;
        if (loop.HasUnpacked)
            unpacking.Before(tensor, loop, element, elements, room);
        for (int run = runs.First; run <= runs.Last; run++)
            Run(tensor, loop, run, start, count, workspace, PartialResults.At(partials, tensor, loop, run, start), room);
        if (loop.HasUnpacked)
            unpacking.After(tensor, loop, element, elements, room);
    }

    /// <summary>Runs a loop over a piece.</summary>
    /// <param name="tensor">The tensor, or the first of neighbours that the piece runs on over.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="run">The matrix, for pieces of one; else 0.</param>
    /// <param name="start">First number, of the loop's space and counted from the start of the run.</param>
    /// <param name="count">How many.</param>
    /// <param name="workspace">Where local operands lie.</param>
    /// <param name="partials">Where partial results of the piece go.</param>
    /// <param name="room">The thread's.</param>
    public void Run(RunTensor tensor, LoopCode loop, int run, long start, long count, Workspace workspace, double* partials, Room room)
    {
        TensorFacts facts = tensor.Facts;
        double* uniforms = tensor.Uniforms.Block(loop.IsPerMatrix ? run : 0);
        long element = 0, row = 0, column = 0, block = 0, other = 0;
        nint span = 0;
        switch (loop.Space)
        {
            case StateSpace.Element:
                element = run * facts.Rows * facts.Columns + start;
                if (loop.Span == LoopSpan.Rows)
                    (row, column, span) = (run * facts.Rows + start / facts.Columns, run * facts.Columns, (nint)facts.Columns);
                else if (loop.Span == LoopSpan.Blocks)
                    (block, span) = (start / (long)uniforms[loop.BlockSlot], (nint)uniforms[loop.BlockSlot]);
                break;
            case StateSpace.Row:
                row = run * facts.Rows + start;
                break;
            case StateSpace.Column:
                column = run * facts.Columns + start;
                break;
            case StateSpace.Block:
                block = start;
                break;
            default:
                other = run * tensor.CountOfMatrix(loop.Space) + start;
                break;
        }

        int[] operands = loop.Operands;
        void** pointers = room.Stored;
        for (int i = 0; i < operands.Length; i++)
        {
            byte* array = loop.Unpacked[i] != OperandFormat.Direct ? (byte*)room.Unpacked[operands[i]]
                : loop.IsLocal[i] ? workspace.Local(operands[i])
                : tensor.Bases[loop.Homes[i]];
            long offset = loop.Spaces[i] switch
            {
                StateSpace.Element => element,
                StateSpace.Row => row,
                StateSpace.Column => column,
                StateSpace.Block => block,
                _ => other,
            };
            pointers[operands[i]] = array == null ? null : array + offset * loop.Sizes[i];
        }

        if (loop.Sums.Length == 0)
            Call(tensor, loop, element, count, span, uniforms, partials, room);
        else
            RunInSlices(tensor, loop, run, start / facts.Columns, count / facts.Columns, workspace, room);
    }

    private void RunInSlices(RunTensor tensor, LoopCode loop, int run, long firstRow, long rows, Workspace workspace, Room room)
    {
        TensorFacts facts = tensor.Facts;
        double* uniforms = tensor.Uniforms.Block(loop.IsPerMatrix ? run : 0);
        void** pointers = room.Stored;
        foreach (int sums in loop.Sums)
            pointers[sums] = workspace.Local(sums) + (run * ColumnSums.Slices(facts) + firstRow / ColumnSums.Rows) * facts.Columns * size;
        for (long done = 0; done < rows; done += ColumnSums.Rows)
        {
            long height = Math.Min(ColumnSums.Rows, rows - done);
            Call(tensor, loop, (run * facts.Rows + firstRow + done) * facts.Columns, height * facts.Columns, (nint)facts.Columns, uniforms, null, room);
            for (int i = 0; i < loop.Operands.Length; i++)
            {
                int place = loop.Operands[i];
                long advance = loop.Spaces[i] switch
                {
                    StateSpace.Element => height * facts.Columns,
                    StateSpace.Row => height,
                    _ => Array.IndexOf(loop.Sums, place) >= 0 ? facts.Columns : 0,
                };
                pointers[place] = pointers[place] == null ? null : (byte*)pointers[place] + advance * loop.Sizes[i];
            }
        }
    }

    private void Call(RunTensor tensor, LoopCode loop, long element, long count, nint span, double* uniforms, double* partials, Room room)
    {
        if (loop.IsStaged)
            staging.Run(tensor, loop, element, count, span, uniforms, partials, room);
        else
            tensor.Group.Route.Rule.Run(type, ofLoops, loop.Memory, loop.Number, room.Stored, (nint)count, span, uniforms, partials);
    }
}
