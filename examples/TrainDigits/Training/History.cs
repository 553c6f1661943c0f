using System.Collections.Generic;

namespace TrainDigits.Training;

/// <summary>What a run did, from the step that it started or resumed at.</summary>
internal sealed class History
{
    public List<EpochResult> Epochs { get; } = [];

    /// <summary>The learning rate of every step.</summary>
    public List<double> Rates { get; } = [];

    /// <summary>Updates that had been applied before this run began: 0, unless resumed.</summary>
    public long StepsBefore { get; init; }
}
