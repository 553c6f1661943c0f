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

    [ThreadStatic]
    private static IDraws? draws;

    [ThreadStatic]
    private static int drawsOfStep;

    /// <summary>The step number, from 1; 0 where no update is running.</summary>
    public static long Step => step;

    /// <summary>The tensor that the weight at work belongs to.</summary>
    public static TensorFacts Shape => shape ?? TensorFacts.One;

    /// <summary>The replay at work on this thread, or null.</summary>
    public static ICollectiveReplay? Replay => replay;

    /// <summary>Sets what the body sees of its tensor on this thread; null for a weight of its own.</summary>
    public static void SetReplay(ICollectiveReplay? value, TensorFacts? tensor) => (replay, shape) = (value, tensor);

    /// <summary>Sets where random numbers come from on this thread; null for those of a weight of its own.</summary>
    public static void SetDraws(IDraws? value) => draws = value;

    /// <summary>A random number: of the source that was set, else of seed 0, tensor 0, weight 0, numbered by the calls since <see cref="SetStep"/>.</summary>
    public static float Draw(DrawKind kind) =>
        draws is { } source ? source.Draw(kind) : RandomValue.Of(kind, new DrawStream(seed: 0, step, tensor: 0, drawsOfStep++), element: 0);

    /// <summary>Sets the step that the body sees on this thread.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is below 1.</exception>
    public static void SetStep(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, "step");
        (step, drawsOfStep) = (value, 0);
    }
}
