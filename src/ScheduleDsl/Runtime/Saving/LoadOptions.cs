namespace ScheduleDsl;

/// <summary>What may differ between a saved run and the one that loads it.</summary>
public sealed record LoadOptions
{
    /// <summary>
    /// Accepts hyperparameters and schedules that differ from the saved run's before the saved step. By default they are refused,
    /// because the result is then neither the old run nor the new one.
    /// </summary>
    public bool AcceptDifferentHypers { get; init; }
}
