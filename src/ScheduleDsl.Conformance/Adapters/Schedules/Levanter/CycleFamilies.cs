using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Levanter;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Levanter;

internal abstract class CycleFamily(string family) : ScheduleAdapter
{
    public override string Family => family;

    protected override Schedule Schedule(Fields parameters)
    {
        long steps = parameters.Count("num_train_steps");
        return new OptimizerConfig
        {
            NumTrainSteps = steps,
            Cycles = Cycles(parameters, steps),
            LearningRate = parameters.Number("learning_rate", absent: 6e-4),
            MinLrRatio = parameters.Number("min_lr_ratio", absent: 0.1),
            Warmup = parameters.Number("warmup", absent: 0.01),
            Rewarmup = parameters.Number("rewarmup", absent: 0),
            Decay = parameters.Number("decay", absent: -1),
            LrSchedule = parameters.Choice(
                "lr_schedule", absent: LrSchedule.Cosine, ("constant", LrSchedule.Constant), ("cosine", LrSchedule.Cosine), ("linear", LrSchedule.Linear),
                ("inv_sqrt", LrSchedule.InvSqrt), ("inv", LrSchedule.Inv)),
        };
    }

    // A number of cycles stands for ends at equal distances, cut to whole updates.
    private static StepTable Cycles(Fields parameters, long steps)
    {
        if (parameters.IsList("cycles"))
            return StepTable.Of(parameters.Numbers("cycles"));
        long count = parameters.Count("cycles", absent: 1);
        return StepTable.Of([.. Enumerable.Range(1, (int)count - 1).Select(i => System.Math.Floor((double)steps / count * i))]);
    }
}

internal sealed class WsdSFamily() : CycleFamily("levanter_wsd_s");

internal sealed class RewarmRedecayFamily() : CycleFamily("levanter_rewarm_redecay_cosine");
