namespace TrainDigits.Training;

/// <summary>What one epoch came to: losses in nats, the training loss as the mean over the epoch's batches.</summary>
/// <param name="Epoch">Counted from 1.</param>
/// <param name="TrainLoss">Mean loss of the batches as they were seen, distorted and before their step.</param>
/// <param name="TestLoss">Mean loss on the test images after the epoch; nothing is chosen by it.</param>
/// <param name="LearningRate">The rate in force at the epoch's last step.</param>
internal sealed record EpochResult(long Epoch, double TrainLoss, double TestLoss, double LearningRate);
