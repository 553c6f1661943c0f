using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdaBeliefFamily : OptimizerAdapter
{
    public override string Family => "adabelief";

    protected override OptimizerSettings Settings(Fields hyper) => new AdaBeliefSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-16),
        WeightDecay = hyper.Number("weight_decay", 0),
        Decoupled = hyper.Flag("weight_decouple", true),
        FixedDecay = hyper.Flag("fixed_decay", false),
        Rectify = hyper.Flag("rectify", true),
        DegenerateToSgd = hyper.Flag("degenerated_to_sgd", true),
        Amsgrad = hyper.Flag("amsgrad", false),
    };
}
