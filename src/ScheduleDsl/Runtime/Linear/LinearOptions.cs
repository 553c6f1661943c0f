namespace ScheduleDsl;

/// <summary>How linear algebra is executed. Neither arm nor threads change a bit of a result.</summary>
internal readonly record struct LinearOptions
{
    public LinearOptions()
    {
    }

    /// <summary>Vector width.</summary>
    public Arm Arm { get; init; } = Arm.Auto;

    /// <summary>Threads that share a product, from 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Iterations for one eigenvalue or singular value after which a decomposition gives up; null is what always was enough. For tests of what happens then.</summary>
    public int? MostIterations { get; init; }

    /// <summary>
    /// Products by a BLAS of the machine where one is found. Gives up the promise of equal bits: such a library chooses the order of
    /// additions by processor, size and threads.
    /// </summary>
    public bool UseExternalBlas { get; init; }
}
