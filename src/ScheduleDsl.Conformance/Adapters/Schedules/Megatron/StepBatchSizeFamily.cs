using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Megatron;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Megatron;

internal sealed class StepBatchSizeFamily : ScheduleAdapter
{
    public override string Family => "megatron_step_batch_size";

    protected override Schedule Schedule(Fields parameters)
    {
        StepBatchsizeNumMicroBatchesCalculator bySamples = new()
        {
            Schedule = StepBatchsizeNumMicroBatchesCalculator.ParseSchedule(parameters.Text("schedule")),
            SeqLength = parameters.Count("seq_length", absent: 1),
            MicroBatchSize = parameters.Count("micro_batch_size", absent: 1),
            DataParallelSize = parameters.Count("data_parallel_size", absent: 1),
        };
        return bySamples.InUpdates();
    }
}
