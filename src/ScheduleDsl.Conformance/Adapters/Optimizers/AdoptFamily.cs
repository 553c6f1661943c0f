using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdoptFamily : OptimizerAdapter
{
    public override string Family => "adopt";

    protected override OptimizerSettings Settings(Fields hyper) => new AdoptSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.9999),
        Epsilon = hyper.Number("eps", 1e-6),
        WeightDecay = hyper.Number("weight_decay", 0),
        Decoupled = hyper.Flag("decouple", false),
        Clip = hyper.ChoiceOr("clip", false, ("step^0.25", true)),
    };
}
