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

    [ThreadStatic]
    private static TensorFacts? shape;

    [ThreadStatic]
    private static ICollectiveReplay? replay;

    /// <summary>The step number, from 1; 0 where no update is running.</summary>
    public static long Step => step;

    /// <summary>The tensor that the weight at work belongs to.</summary>
    public static TensorFacts Shape => shape ?? TensorFacts.One;

    /// <summary>The replay at work on this thread, or null.</summary>
    public static ICollectiveReplay? Replay => replay;

    /// <summary>Sets what the body sees of its tensor on this thread; null for a weight of its own.</summary>
    public static void SetReplay(ICollectiveReplay? value, TensorFacts? tensor) => (replay, shape) = (value, tensor);

    /// <summary>Sets the step that the body sees on this thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    public static void SetStep(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, "step");
        step = value;
    }
}
