using System.Collections.Generic;
using System.Globalization;

namespace CharModel.Training;

/// <summary>Where a run stood after some updates: losses in nats per symbol.</summary>
/// <param name="Updates">Updates so far.</param>
/// <param name="TrainLoss">Mean loss of the batches since the point before, as they were seen before their step.</param>
/// <param name="ValidationLoss">Mean loss on a sample of the validation words.</param>
/// <param name="LearningRate">The rate in force at the last of the updates.</param>
/// <param name="Seconds">Time spent on gradients and steps so far.</param>
internal sealed record Point(long Updates, double TrainLoss, double ValidationLoss, double LearningRate, double Seconds)
{
    /// <summary>A line of progress, as wide for every point up to the last.</summary>
    public string Describe(long last)
    {
        string total = last.ToString(CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"step {Updates.ToString(CultureInfo.InvariantCulture).PadLeft(total.Length)}/{total}  loss {TrainLoss:F4}  validation loss {ValidationLoss:F4}  learning rate {LearningRate:G3}");
    }
}

/// <summary>What a run did, from the step that it started or resumed at.</summary>
internal sealed class Progression
{
    public List<Point> Points { get; } = [];

    /// <summary>Time spent in the optimizer's steps alone.</summary>
    public double StepSeconds { get; set; }
}
