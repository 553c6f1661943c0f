using System;
using System.Collections.Generic;
using ScheduleDsl.Cli.Porting.Writing;

namespace ScheduleDsl.Cli.Porting.Model;

/// <summary>A schedule of epochs, read at updates: it stays as it is within an epoch.</summary>
/// <param name="Epochs">What is stepped once an epoch.</param>
/// <param name="UpdatesPerEpoch">At least 1.</param>
internal sealed record EpochNode(ScheduleNode Epochs, double UpdatesPerEpoch) : ScheduleNode
{
    /// <summary>The name that the written constant has.</summary>
    public const string Constant = "UpdatesPerEpoch";

    public override double? Length => Epochs.Length * UpdatesPerEpoch;

    public override string Title => Epochs.Title + " by epochs";

    public override IEnumerable<string> Libraries => Epochs.Libraries;

    public override Schedule Build()
    {
        Schedule epochs = Epochs.Build();
        return Curve.Of(update => epochs.AtTime(Math.Floor(update / UpdatesPerEpoch)));
    }

    public override string Write() => $"ByEpochs({Epochs.Write()})";
}
