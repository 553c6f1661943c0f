using System;

namespace ScheduleDsl;

/// <summary>What a thread takes at a time: a piece of a large segment, or several whole small ones.</summary>
/// <param name="First">The first segment.</param>
/// <param name="Last">The last segment; the first where the item is a piece of it.</param>
/// <param name="Start">Where the piece begins; 0 for whole segments.</param>
/// <param name="Count">Weights of the piece; those of the first segment for whole ones.</param>
internal readonly record struct WorkItem(int First, int Last, long Start, long Count)
{
    /// <summary>Cuts segments into items and returns how many there are.</summary>
    public static int Build(ReadOnlySpan<Segment> segments, int chunk, WorkItem[] items)
    {
        int count = 0;
        for (int s = 0; s < segments.Length; s++)
        {
            if (segments[s].Count >= chunk)
            {
                for (long start = 0; start < segments[s].Count; start += chunk)
                    items[count++] = new WorkItem(s, s, start, Math.Min(chunk, segments[s].Count - start));
                continue;
            }

            // Small neighbours share an item, so that taking one costs little against its work.
            int last = s;
            long total = segments[s].Count;
            while (total < chunk / 4 && last + 1 < segments.Length && segments[last + 1].Count < chunk)
                total += segments[++last].Count;
            items[count++] = new WorkItem(s, last, 0, segments[s].Count);
            s = last;
        }

        return count;
    }
}
