using System.ComponentModel;
using ILGPU;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>One number of the numbers that the threads of a group have: a tree in shared memory, in the same order every time, without atomics.</summary>
/// <remarks>All threads of the group must call it. The result is the same for all of them.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupReduction
{
    /// <summary>Most threads of a group.</summary>
    public const int MostThreads = 256;

    /// <summary>The sum.</summary>
    public static float Sum(ArrayView<float> shared, float value)
    {
        Begin(shared, value);
        for (int half = MostThreads / 2; half > 0; half /= 2)
        {
            if (Joins(half))
                shared[Group.IdxX] = shared[Group.IdxX] + shared[Group.IdxX + half];
            Group.Barrier();
        }

        return shared[0];
    }

    /// <summary>The largest; NaN where any is.</summary>
    public static float Max(ArrayView<float> shared, float value)
    {
        Begin(shared, value);
        for (int half = MostThreads / 2; half > 0; half /= 2)
        {
            if (Joins(half))
                shared[Group.IdxX] = DeviceMath.Max(shared[Group.IdxX], shared[Group.IdxX + half]);
            Group.Barrier();
        }

        return shared[0];
    }

    /// <summary>The smallest; NaN where any is.</summary>
    public static float Min(ArrayView<float> shared, float value)
    {
        Begin(shared, value);
        for (int half = MostThreads / 2; half > 0; half /= 2)
        {
            if (Joins(half))
                shared[Group.IdxX] = DeviceMath.Min(shared[Group.IdxX], shared[Group.IdxX + half]);
            Group.Barrier();
        }

        return shared[0];
    }

    // Somebody may still be reading the result of the reduction before.
    private static void Begin(ArrayView<float> shared, float value)
    {
        Group.Barrier();
        shared[Group.IdxX] = value;
        Group.Barrier();
    }

    private static bool Joins(int half) => Group.IdxX < half && Group.IdxX + half < Group.DimX;
}
