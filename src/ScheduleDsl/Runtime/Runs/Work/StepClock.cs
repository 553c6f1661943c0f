namespace ScheduleDsl;

/// <summary>What random numbers of the current step depend on.</summary>
internal sealed class StepClock
{
    /// <summary>The run's seed.</summary>
    public long Seed { get; set; }

    /// <summary>The step number, from 1.</summary>
    public long Step { get; set; }
}
