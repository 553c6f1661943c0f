using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>What a work item asks for.</summary>
internal enum WorkKind
{
    /// <summary>The loops of a phase over whole segments, or over a piece of one.</summary>
    Segments,

    /// <summary>A phase of whole tensors.</summary>
    Tensors,

    /// <summary>The loops of a chain over a piece of a tensor, or over whole runs of it.</summary>
    Piece,

    /// <summary>Some columns of a chain's column sums.</summary>
    Sums,

    /// <summary>What comes when a chain is through.</summary>
    Finish,

    /// <summary>What comes between rounds.</summary>
    Boundary,
}

/// <summary>What a thread takes at a time.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="First">The first segment, tensor or run.</param>
/// <param name="Last">The last segment, tensor or run.</param>
/// <param name="Start">Where a piece begins; 0 for what is taken whole.</param>
/// <param name="Count">Units of the piece; those of the first segment for whole ones.</param>
/// <param name="Task">The large tensor's chain, or the round.</param>
/// <param name="After">So many items have to be done before.</param>
internal readonly record struct WorkItem(WorkKind Kind, int First, int Last, long Start, long Count, int Task = 0, int After = 0)
{
    /// <summary>Cuts segments into items.</summary>
    /// <param name="segments">All segments.</param>
    /// <param name="first">The first one to cut; all behind it are.</param>
    /// <param name="chunk">Weights of a piece.</param>
    /// <param name="after">So many items have to be done before.</param>
    /// <param name="items">Receives them.</param>
    public static void AddSegments(List<Segment> segments, int first, int chunk, int after, List<WorkItem> items)
    {
        for (int s = first; s < segments.Count; s++)
        {
            long count = segments[s].Count;
            if (count >= chunk)
            {
                for (long start = 0; start < count; start += chunk)
                    items.Add(new WorkItem(WorkKind.Segments, s, s, start, Math.Min(chunk, count - start), After: after));
                continue;
            }

            // Small neighbours share an item, so that taking one costs little against its work.
            int last = s;
            long total = count;
            while (total < chunk / 4 && last + 1 < segments.Count && segments[last + 1].Count < chunk)
                total += segments[++last].Count;
            items.Add(new WorkItem(WorkKind.Segments, s, last, 0, count, After: after));
            s = last;
        }
    }
}
