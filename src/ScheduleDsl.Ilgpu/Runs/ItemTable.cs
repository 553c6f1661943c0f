using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Ilgpu.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>Cuts the work of a loop into items, tensor after tensor.</summary>
internal sealed class ItemTable
{
    /// <summary>Numbers of an item where nothing else decides: enough for a group of threads, and few enough that one tensor keeps many groups busy.</summary>
    public const long Length = 8192;

    /// <summary>Rows behind one column sum.</summary>
    private const long SumRows = 64;

    private readonly LoopCode loop;
    private readonly bool isPerTensor;

    /// <param name="loop">The loop.</param>
    /// <param name="isPerTensor">Whether each matrix has a uniform block of its own.</param>
    /// <param name="tensors">The tensors that run it.</param>
    public ItemTable(LoopCode loop, bool isPerTensor, IEnumerable<DeviceTensor> tensors)
    {
        (this.loop, this.isPerTensor) = (loop, isPerTensor);
        foreach (DeviceTensor tensor in tensors)
        {
            int first = Items.Count;
            if (tensor.Facts.Length > 0)
                Add(tensor);
            Ranges.Add((tensor, first, Items.Count - first));
        }
    }

    public List<CompilerServices.WorkItem> Items { get; } = [];

    /// <summary>The items of each tensor.</summary>
    public List<(DeviceTensor Tensor, int First, int Count)> Ranges { get; } = [];

    /// <summary>The items of each matrix that starts anew: tensor, matrix, first and count.</summary>
    public List<(DeviceTensor Tensor, int Run, int First, int Count)> Runs { get; } = [];

    /// <summary>Columns that items have sums of.</summary>
    public List<ColumnJob> Columns { get; } = [];

    /// <summary>Numbers of an array of column sums.</summary>
    public long Sums { get; private set; }

    private void Add(DeviceTensor tensor)
    {
        LoopExtent extent = LoopExtent.Of(tensor.Tensor, loop);
        for (int run = 0; run < extent.Runs; run++)
        {
            int first = Items.Count;
            if (loop.Space != StateSpace.Element)
                AddArray(tensor, run, extent.Count);
            else if (loop.Span == LoopSpan.Rows)
                AddRows(tensor, run);
            else if (loop.Span == LoopSpan.Blocks)
                AddBlocks(tensor);
            else
                AddFlat(tensor, run, extent.Count);
            Runs.Add((tensor, run, first, Items.Count - first));
        }
    }

    private void AddFlat(DeviceTensor tensor, int run, long count)
    {
        long start = run * tensor.Facts.Rows * tensor.Facts.Columns;
        for (long done = 0; done < count; done += Length)
            Items.Add(Weights(tensor, run, start + done, Math.Min(Length, count - done)));
    }

    private void AddRows(DeviceTensor tensor, int run)
    {
        TensorFacts facts = tensor.Facts;
        long together = Math.Max(1, Length / Math.Max(1, facts.Columns));
        together = loop.Sums.Length > 0 ? Math.Min(SumRows, together) : together;
        long sums = Sums, slices = 0;
        for (long row = 0; row < facts.Rows; row += together, slices++)
        {
            CompilerServices.WorkItem item = Weights(tensor, run, (run * facts.Rows + row) * facts.Columns, Math.Min(together, facts.Rows - row) * facts.Columns);
            (item.Span, item.Line, item.Column) = (facts.Columns, tensor.Row + run * facts.Rows + row, tensor.Column + run * facts.Columns);
            item.Sums = Sums;
            Sums += loop.Sums.Length > 0 ? facts.Columns : 0;
            Items.Add(item);
        }

        if (loop.Sums.Length > 0)
            Columns.Add(new ColumnJob { Sums = sums, Slices = slices, Columns = facts.Columns, Target = tensor.Column + run * facts.Columns });
    }

    private void AddBlocks(DeviceTensor tensor)
    {
        long length = tensor.Tensor.BlockLength(loop.BlockSlot), total = tensor.Facts.Length;
        long together = Math.Max(1, Length / length);
        for (long start = 0; start < total; start += together * length)
        {
            CompilerServices.WorkItem item = Weights(tensor, 0, start, Math.Min(together * length, total - start));
            (item.Span, item.Line) = (length, tensor.Block + start / length);
            Items.Add(item);
        }
    }

    private void AddArray(DeviceTensor tensor, int run, long count)
    {
        for (long done = 0; done < count; done += Length)
        {
            Items.Add(new CompilerServices.WorkItem
            {
                Index = tensor.StartOf(loop.Space) + run * count + done,
                Count = Math.Min(Length, count - done),
                Tensor = tensor.Tensor.Position,
                Block = BlockOf(tensor, run),
            });
        }
    }

    private CompilerServices.WorkItem Weights(DeviceTensor tensor, int run, long start, long count) => new()
    {
        Index = tensor.Element + start,
        Element = start,
        Count = count,
        Tensor = tensor.Tensor.Position,
        Block = BlockOf(tensor, run),
    };

    private int BlockOf(DeviceTensor tensor, int run) => tensor.FirstUniforms + (isPerTensor && loop.IsPerMatrix ? run : 0);
}
