using System;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Selects order statistics: of one tensor and its parts behind the loops of a chain, of a group or the run between rounds.</summary>
internal sealed unsafe class Selections(ElementType type, Arm arm, StepClock clock)
{
    private readonly Staging staging = new(type, arm, clock);

    /// <summary>Selects over a tensor, its matrices, rows, columns or blocks.</summary>
    public void Run(RunTensor tensor, SelectCode selection, Workspace workspace, Room room)
    {
        TensorFacts facts = tensor.Facts;
        if (facts.Length == 0)
            return;
        long perMatrix = facts.Rows * facts.Columns;
        (long runs, long count, long runsOfMatrix) = selection.Scope switch
        {
            CollectiveScope.Row => (facts.Matrices * facts.Rows, facts.Columns, facts.Rows),
            CollectiveScope.Column => (facts.Matrices * facts.Columns, facts.Rows, facts.Columns),
            CollectiveScope.Block => (0, tensor.BlockLength(selection.Access.BlockSlot), long.MaxValue),
            CollectiveScope.Rows => (facts.Matrices, facts.Rows, 1),
            CollectiveScope.Columns => (facts.Matrices, facts.Columns, 1),
            CollectiveScope.Matrix => (facts.Matrices, perMatrix, 1),
            _ => (1L, facts.Length, 1L),
        };
        if (selection.Scope == CollectiveScope.Block)
            runs = tensor.Count(StateSpace.Block, count);
        for (long run = 0; run < runs; run++)
        {
            long start = run * count;
            room.Numbers.Clear();
            room.Numbers.Add(selection.Scope == CollectiveScope.Column
                ? Column(tensor, selection, run, workspace, room)
                : new NumberRun(tensor, selection, At(tensor, selection, selection.Source, start, workspace), start, Math.Min(count, facts.Length - start)));
            int block = tensor.Uniforms.Count > 1 ? (int)(run / runsOfMatrix) : 0;
            double result = OrderStatistic.Of(type, room.Numbers, selection.Result.Kind, tensor.Uniforms.Block(block)[selection.RankSlot], staging, room);
            if (selection.Target < 0)
                Set(tensor, selection, block, result);
            else if (type == ElementType.Float32)
                *(float*)At(tensor, selection, selection.Target, run, workspace) = (float)result;
            else
                *(double*)At(tensor, selection, selection.Target, run, workspace) = result;
        }
    }

    /// <summary>Selects over a group or the run, and puts the results where they belong: each asker has a rank of its own.</summary>
    public void Complete(CompleteReduction reduction, RunRoute[] routes, RunTensor[] tensors, Room room)
    {
        if (reduction.Route is { } only)
        {
            foreach (RunGroup group in only.Groups)
            {
                Gather(reduction.Info, group.Tensors, room);
                Spread(reduction.Info, group, room);
            }

            return;
        }

        Gather(reduction.Info, tensors, room);
        foreach (RunRoute route in routes)
        {
            foreach (RunGroup group in route.Groups)
                Spread(reduction.Info, group, room);
            if (route.Plan.NeedsShared && route.Shared.Code.IndexOf(reduction.Info) is >= 0 and int index)
            {
                SelectCode selection = route.Shared.Code.Wide[index].Selection!;
                route.Shared.Block[selection.Result.Slot] = OrderStatistic.Of(type, room.Numbers, selection.Result.Kind, route.Shared.Block[selection.RankSlot], staging, room);
            }
        }
    }

    private static void Gather(ReductionInfo info, RunTensor[] tensors, Room room)
    {
        room.Numbers.Clear();
        foreach (RunTensor tensor in tensors)
        {
            if (tensor.Facts.Length == 0 || tensor.IsSkipped || tensor.Uniforms.Code.IndexOf(info) is not (>= 0 and int index))
                continue;
            SelectCode selection = tensor.Code.Wide[index].Selection!;
            room.Numbers.Add(new NumberRun(tensor, selection, tensor.Bases[selection.Access.Operands[selection.Source]], 0, tensor.Facts.Length));
        }
    }

    private void Spread(ReductionInfo info, RunGroup group, Room room)
    {
        (double rank, double result) = (double.NaN, double.NaN);
        foreach (UniformBlocks blocks in group.Blocks)
        {
            if (blocks.Code.IndexOf(info) is not (>= 0 and int index))
                continue;
            SelectCode selection = blocks.Code.Wide[index].Selection!;
            double own = blocks.ValueOf(selection.RankSlot);
            if (own != rank)
                (rank, result) = (own, OrderStatistic.Of(type, room.Numbers, info.Kind, own, staging, room));
            blocks.Set(selection.Result.Slot, result);
        }
    }

    // Selecting reads numbers several times, and next to each other they are read faster.
    private NumberRun Column(RunTensor tensor, SelectCode selection, long column, Workspace workspace, Room room)
    {
        (long rows, long columns) = (tensor.Facts.Rows, tensor.Facts.Columns);
        byte* source = At(tensor, selection, selection.Source, column / columns * rows * columns + column % columns, workspace);
        byte* gathered = (byte*)room.Stage(selection.Access.Operands[selection.Source], rows * type.Size());
        for (long row = 0; row < rows; row++)
        {
            if (type == ElementType.Float32)
                ((float*)gathered)[row] = ((float*)source)[row * columns];
            else
                ((double*)gathered)[row] = ((double*)source)[row * columns];
        }

        return new NumberRun(tensor, selection, gathered, 0, rows);
    }

    private static byte* At(RunTensor tensor, SelectCode selection, int operand, long number, Workspace workspace)
    {
        LoopCode access = selection.Access;
        int place = access.Operands[operand];
        byte* array = access.IsLocal[operand] ? workspace.Local(place) : tensor.Bases[place];
        return array + number * access.Sizes[operand];
    }

    private static void Set(RunTensor tensor, SelectCode selection, int block, double result)
    {
        if (selection.Scope == CollectiveScope.Tensor)
            tensor.Uniforms.Set(selection.Result.Slot, result);
        else
            tensor.Uniforms.Block(block)[selection.Result.Slot] = result;
    }
}
