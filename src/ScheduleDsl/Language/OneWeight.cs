using System;
using System.ComponentModel;

namespace ScheduleDsl.CompilerServices;

/// <summary>The step that a rule body sees while it runs as plain C#, for one weight. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OneWeight
{
    // One per thread: two threads may each run the body of a weight of their own.
    [ThreadStatic]
    private static long step;

    /// <summary>The step number, from 1; 0 where no update is running.</summary>
    public static long Step => step;

    /// <summary>Sets the step that the body sees on this thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    public static void SetStep(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, "step");
        step = value;
    }
}
