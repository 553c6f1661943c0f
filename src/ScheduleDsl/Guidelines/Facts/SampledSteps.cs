using System;
using System.Collections.Generic;

namespace ScheduleDsl.Guidelines.Facts;

/// <summary>The updates at which a schedule is held against the range of what it drives, before a run and while code is typed.</summary>
internal static class SampledSteps
{
    private const long Most = 1024;

    /// <param name="length">Updates of the schedule; null for one without end.</param>
    public static IEnumerable<long> Of(long? length)
    {
        long last = LastOf(length), count = Math.Min(last + 1, Most);

        // In two parts, so that a schedule of 2^60 updates does not overflow.
        for (long i = 0; i < count; i++)
            yield return count == 1 ? 0 : last / (count - 1) * i + last % (count - 1) * i / (count - 1);
    }

    /// <summary>The last of them.</summary>
    public static long LastOf(long? length) => Math.Max(0, (length ?? Most) - 1);
}
