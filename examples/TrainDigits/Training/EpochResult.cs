using System.Globalization;

namespace TrainDigits.Training;

/// <summary>What one epoch came to: losses in nats, the training loss as the mean over the epoch's batches.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="TrainLoss">Mean loss of the batches as they were seen, distorted and before their step.</param>
/// <param name="TestLoss">Mean loss on the test images after the epoch; nothing is chosen by it.</param>
/// <param name="LearningRate">The rate in force at the epoch's last step.</param>
internal sealed record EpochResult(long Epoch, double TrainLoss, double TestLoss, double LearningRate)
{
    /// <summary>A line of progress, as wide for every epoch up to the last.</summary>
    public string Describe(long last) => string.Create(
        CultureInfo.InvariantCulture,
        $"epoch {Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(Digits(last))}/{last}  loss {TrainLoss:F4}  test loss {TestLoss:F4}  learning rate {LearningRate:G3}");

    private static int Digits(long number) => number.ToString(CultureInfo.InvariantCulture).Length;
}
