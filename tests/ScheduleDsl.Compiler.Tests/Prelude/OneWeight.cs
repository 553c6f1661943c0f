namespace ScheduleDsl.CompilerServices;

/// <summary>What sizes and collectives ask while a body runs, which no test here lets it.</summary>
public static class OneWeight
{
    public static TensorFacts Shape => TensorFacts.One;

    public static ICollectiveReplay? Replay => null;
}
