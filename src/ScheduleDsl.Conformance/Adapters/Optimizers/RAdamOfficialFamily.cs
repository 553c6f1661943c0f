using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class RAdamOfficialFamily : OptimizerAdapter
{
    public override string Family => "radam_official";

    protected override OptimizerSettings Settings(Fields hyper) => new RAdamSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-8),
        WeightDecay = hyper.Number("weight_decay", 0),
        DegenerateToSgd = hyper.Flag("degenerated_to_sgd", false),
        Decoupled = true,
    };
}
