using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ScheduleFreeAdamWFamily : OptimizerAdapter
{
    public override string Family => "schedulefree_adamw";

    protected override RecordedEvaluation Evaluation { get; } = new("eval_parameters");

    protected override OptimizerSettings Settings(Fields hyper) => new ScheduleFreeAdamWSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        Warmup = hyper.Number("warmup_steps", 0),
        StepPower = hyper.Number("r", 0),
        RatePower = hyper.Number("weight_lr_power", 2),
        WeightDecay = hyper.Number("weight_decay", 0),
        InnerMomentum = hyper.Number("inner_momentum", 0),
    };
}
