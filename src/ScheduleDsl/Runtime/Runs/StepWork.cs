using System;
using System.Linq;
using System.Threading;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The loops of one step, cut into items that threads take from a common counter. Made once, used for every step.</summary>
internal sealed unsafe class StepWork : IParallelWork
{
    /// <summary>Below this many weights, waking a second thread costs more than it saves.</summary>
    private const long WorthSharing = 32 * 1024;

    /// <summary>A piece of this many weights takes about as long as handing it out.</summary>
    private const int LeastPiece = 8 * 1024;

    private readonly CompiledRule rule;
    private readonly ElementType type;
    private readonly KernelPlan plan;
    private readonly Arm arm;
    private readonly RunGroup[] groups;
    private readonly int chunk;
    private readonly Segment[] segments;
    private readonly WorkItem[] items;
    private int itemCount;
    private long weights;
    private int next;

    public StepWork(CompiledRule rule, ElementType type, RunOptions options, RunGroup[] groups)
    {
        (this.rule, this.type, this.groups) = (rule, type, groups);
        plan = rule.Plan(type);
        arm = Arms.Resolve(options.Arm);
        chunk = Chunk(options, groups);

        // Merged or not, padded or not: no layout of the same parameters needs more than this.
        long mostItems = 0;
        int mostSegments = 0;
        foreach (RunGroup group in groups)
        {
            mostSegments += group.Parameters.Count;
            foreach (Parameter parameter in group.Parameters)
                mostItems += parameter.Stride / chunk + 1;
        }

        (segments, items) = (new Segment[mostSegments], new WorkItem[mostItems]);
    }

    // A step that fits the cache is cut finer: with one large piece for each thread, the last to finish is waited for.
    private static int Chunk(RunOptions options, RunGroup[] groups)
    {
        long total = groups.Sum(group => group.Parameters.Sum(parameter => parameter.Stride));
        long fair = options.Threads == 1 ? total : Math.Max(LeastPiece, total / (4L * options.Threads));
        return (int)((Math.Min(fair, options.ChunkElements) + 1023) / 1024 * 1024);
    }

    /// <summary>Number of loops that a single thread would run.</summary>
    public int SegmentCount { get; private set; }

    /// <summary>Looks at where parameters and gradients are now.</summary>
    public void Refresh()
    {
        SegmentCount = Segment.Build(groups, type.Size(), segments);
        itemCount = WorkItem.Build(segments.AsSpan(0, SegmentCount), chunk, items);
        weights = 0;
        for (int i = 0; i < SegmentCount; i++)
            weights += segments[i].Count;
    }

    public void Run(int threads)
    {
        next = 0;
        WorkerPool.Run(this, weights < WorthSharing ? 1 : Math.Min(threads, itemCount));
    }

    public void Execute()
    {
        void** states = stackalloc void*[plan.Tensors.Count];
        int index;
        while ((index = Interlocked.Increment(ref next) - 1) < itemCount)
        {
            WorkItem item = items[index];
            Loop(segments[item.First], item.Start, item.Count, states);
            for (int s = item.First + 1; s <= item.Last; s++)
                Loop(segments[s], 0, segments[s].Count, states);
        }
    }

    private void Loop(in Segment segment, long start, long count, void** states)
    {
        RunGroup group = groups[segment.Group];
        long first = start * type.Size();
        for (int i = 0; i < plan.Tensors.Count; i++)
        {
            TensorInfo tensor = plan.Tensors[i];
            byte* block = tensor.Source == TensorSource.State ? group.States.Address(tensor.Place) : null;
            states[i] = tensor.Source switch
            {
                TensorSource.Parameter => segment.Values + first,
                TensorSource.Gradient => segment.Gradients + first,
                _ => block is null ? null : block + segment.StateOffset * type.Size() + first,
            };
        }

        foreach (LoopStep loop in plan.Variants[group.Variant].Steps.OfType<LoopStep>())
            rule.Run(type, arm, loop.Loop, states, (nint)count, 0, group.Uniforms, null);
    }
}
