using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Cuts the entries of a program in two: those that a step waits for, and those that may follow when it has returned, which are matrix operations of the host that no weight of the step depends on, and what comes of them.
/// Entries change their order only where neither writes what the other touches, so no bit depends on the cut.
/// </summary>
internal static class StepCut
{
    /// <param name="entries">The entries in their order.</param>
    /// <param name="isResident">Whether weights and gradients are the caller's between steps.</param>
    /// <returns>How many entries the step waits for: those come first in the list then.</returns>
    public static int Run(List<DeviceLaunch> entries, bool isResident)
    {
        if (!entries.Exists(entry => entry.IsDecomposition))
            return entries.Count;
        bool[] follows = Following(entries, Needed(entries));
        // Gradients of the caller's may be the next ones by then.
        if (isResident && entries.Where((_, i) => follows[i]).Any(entry => Array.Exists(entry.Touches!, one => one.IsShown)))
            return entries.Count;
        DeviceLaunch[] ordered = [.. entries.Where((_, i) => !follows[i]), .. entries.Where((_, i) => follows[i])];
        entries.Clear();
        entries.AddRange(ordered);
        return follows.Count(one => !one);
    }

    // What the caller sees when the step returns, and everything before it that has to be there first.
    private static bool[] Needed(List<DeviceLaunch> entries)
    {
        bool[] needed = new bool[entries.Count];
        for (int i = entries.Count - 1; i >= 0; i--)
        {
            needed[i] = entries[i].Touches is not { } touches || Array.Exists(touches, one => one is { IsShown: true, IsWritten: true });
            for (int later = i + 1; later < entries.Count && !needed[i]; later++)
                needed[i] = needed[later] && Meet(entries[i], entries[later]);
        }

        return needed;
    }

    // The rest is done before the step returns as well, but for the host's operations and what waits for them.
    private static bool[] Following(List<DeviceLaunch> entries, bool[] needed)
    {
        bool[] follows = new bool[entries.Count];
        for (int i = 0; i < entries.Count; i++)
        {
            follows[i] = !needed[i] && entries[i].IsDecomposition;
            for (int earlier = 0; earlier < i && !needed[i] && !follows[i]; earlier++)
                follows[i] = follows[earlier] && Meet(entries[earlier], entries[i]);
        }

        return follows;
    }

    private static bool Meet(DeviceLaunch one, DeviceLaunch other) =>
        one.Touches is not { } first || other.Touches is not { } second || Array.Exists(first, touched => Array.Exists(second, touched.Meets));
}
