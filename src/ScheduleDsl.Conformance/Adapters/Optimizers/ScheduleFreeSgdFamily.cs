using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ScheduleFreeSgdFamily : OptimizerAdapter
{
    public override string Family => "schedulefree_sgd";

    protected override RecordedEvaluation Evaluation { get; } = new("eval_parameters");

    protected override OptimizerSettings Settings(Fields hyper) => new ScheduleFreeSgdSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("momentum", 0.9),
        Warmup = hyper.Number("warmup_steps", 0),
        StepPower = hyper.Number("r", 0),
        RatePower = hyper.Number("weight_lr_power", 2),
        WeightDecay = hyper.Number("weight_decay", 0),
    };
}
