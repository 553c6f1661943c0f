using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Levanter;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Levanter;

internal sealed class InvSqrtFamily : ValuesAdapter
{
    public override string Family => "levanter_inv_sqrt";

    protected override Func<int, double> Values(Fields parameters, GoldenFile file)
    {
        Schedule schedule = new InvSqrtLrSchedule
        {
            LearningRate = parameters.Number("lr"),
            MinLr = parameters.Number("min_lr"),
            WarmupSteps = parameters.Count("warmup_steps"),
            Timescale = parameters.Number("timescale", absent: 10000),
        };
        long first = parameters.Count("first_step", absent: 0);
        long stride = parameters.Count("stride", absent: 1);
        return index => schedule.At(first + stride * index);
    }
}

internal sealed class PowerFamily : ValuesAdapter
{
    public override string Family => "levanter_power";

    protected override Func<int, double> Values(Fields parameters, GoldenFile file)
    {
        Schedule schedule = new PowerLrSchedule
        {
            LearningRate = parameters.Number("learning_rate"),
            BatchSize = parameters.Count("batch_size"),
            SeqLength = parameters.Count("seq_length"),
            A = parameters.Number("a", absent: 4.6),
            B = parameters.Number("b", absent: -0.51),
        };
        long first = parameters.Count("first_step", absent: 0);
        long stride = parameters.Count("stride", absent: 1);
        return index => schedule.At(first + stride * index);
    }
}
