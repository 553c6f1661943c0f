using static ScheduleDsl.Language;

namespace ScheduleDsl.Megatron;

/// <summary>
/// <c>megatron.core.num_microbatches_calculator.StepBatchsizeNumMicroBatchesCalculator</c>: the global batch size by the samples consumed, and as
/// <c>NumMicroBatches</c> the micro-batches of each replica.
/// </summary>
/// <remarks>
/// <para>
/// The time is the number of samples that finished updates have consumed, not an update: the batch is the entry of the last threshold at or below it. With a <c>SeqLength</c> thresholds are in tokens, and
/// each is divided by it and rounded down. The first threshold is 0. <see cref="InUpdates"/> is the same with the update as its time.
/// </para>
/// <example><code>
/// Schedule batch = new StepBatchsizeNumMicroBatchesCalculator
/// {
///     Schedule = StepBatchsizeNumMicroBatchesCalculator.ParseSchedule("0:768 250B:1536 500B:3072"), SeqLength = 4096,
/// }.InUpdates();
/// </code></example>
/// </remarks>
public sealed partial class StepBatchsizeNumMicroBatchesCalculator
{
    /// <param name="schedule">Thresholds in samples, or in tokens with a <c>SeqLength</c>, each with its batch size in samples.</param>
    /// <param name="seqLength">Tokens of a sample; 1 where thresholds are in samples.</param>
    [Schedule]
    private static Curve Define(StepTable schedule, [Setting(Min = 1)] long seqLength = 1) =>
        // A threshold over the length, rounded down, is at most the samples just where the threshold is at most the tokens of one sample more, less one.
        Curve.Of(samples => schedule.ValueAt((Floor(samples) + 1) * seqLength - 1, 0));

    /// <param name="schedule">Thresholds in samples, or in tokens with a <c>SeqLength</c>, each with its batch size in samples.</param>
    /// <param name="seqLength">Tokens of a sample; 1 where thresholds are in samples.</param>
    /// <param name="microBatchSize">Samples of a micro-batch.</param>
    /// <param name="dataParallelSize">Number of replicas.</param>
    [Schedule]
    private static Curve DefineNumMicroBatches(
        StepTable schedule, [Setting(Min = 1)] long seqLength = 1, [Setting(Min = 1)] long microBatchSize = 1, [Setting(Min = 1)] long dataParallelSize = 1)
    {
        double samplesOfRound = microBatchSize * dataParallelSize;
        return Curve.Of(samples => Floor(schedule.ValueAt((Floor(samples) + 1) * seqLength - 1, 0) / samplesOfRound));
    }
}
