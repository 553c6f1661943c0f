namespace ScheduleDsl.CompilerServices;

/// <summary>What sizes, collectives and random numbers ask while a body runs, which no test here lets it.</summary>
public static class OneWeight
{
    public static TensorFacts Shape => TensorFacts.One;

    public static ICollectiveReplay? Replay => null;

    public static float Draw(DrawKind kind) => 0;
}
