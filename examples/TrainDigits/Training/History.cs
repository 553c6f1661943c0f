using System.Collections.Generic;
using System.Globalization;

namespace TrainDigits.Training;

/// <summary>What a run did, from the step that it started or resumed at.</summary>
internal sealed class History
{
    public List<EpochResult> Epochs { get; } = [];

    /// <summary>The learning rate of every step.</summary>
    public List<double> Rates { get; } = [];

    /// <summary>Updates that had been applied before this run began: 0, unless resumed.</summary>
    public long StepsBefore { get; init; }

    public string FirstEpoch => "epoch " + Text(Epochs[0].Epoch);

    public string LastEpoch => "epoch " + Text(Epochs[^1].Epoch);

    public string FirstStep => "step " + Text(StepsBefore + 1);

    public string LastStep => "step " + Text(StepsBefore + Rates.Count);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
