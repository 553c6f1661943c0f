using static ScheduleDsl.Language;

namespace ScheduleDsl.Levanter;

/// <summary><c>levanter.optim.config.PowerLrSchedule</c>: a power of the tokens seen, whatever the batch size and the budget.</summary>
/// <remarks>
/// Update <c>k</c>, counted from 0, has seen <c>n = k BatchSize SeqLength</c> tokens and gets <c>min(LearningRate, BatchSize A n^B)</c>, which is the cap at <c>n = 0</c>. The paper's warmup and decay are schedules
/// before and after this one. Shen et al., "Power Scheduler: A Batch Size and Token Number Agnostic Learning Rate Scheduler", 2024, whose own <c>A</c> is 4.
/// </remarks>
public sealed partial class PowerLrSchedule
{
    /// <param name="batchSize">Sequences of a batch.</param>
    /// <param name="seqLength">Tokens of a sequence.</param>
    /// <param name="learningRate">The cap.</param>
    /// <param name="a">Amplitude, per sequence of the batch.</param>
    /// <param name="b">Exponent.</param>
    [Schedule]
    private static Curve Define(
        long batchSize, long seqLength, [Setting(Min = 0)] double learningRate = 6e-4, [Setting(Above = 0)] double a = 4.6, [Setting(Below = 0)] double b = -0.51)
    {
        double tokens = batchSize * seqLength;
        return Curve.Of(k => Min(learningRate, batchSize * a * Pow(k * tokens, b)));
    }
}
