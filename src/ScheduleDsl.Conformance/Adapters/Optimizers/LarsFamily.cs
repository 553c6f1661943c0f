using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class LarsFamily : OptimizerAdapter
{
    public override string Family => "lars";

    protected override OptimizerSettings Settings(Fields hyper) => new LarsSettings
    {
        LearningRate = hyper.Number("lr"),
        Momentum = hyper.Number("momentum", 0),
        Dampening = hyper.Number("dampening", 0),
        WeightDecay = hyper.Number("weight_decay", 0),
        TrustCoefficient = hyper.Number("trust_coeff", 1e-3),
        Epsilon = hyper.Number("eps", 1e-8),
        Nesterov = hyper.Flag("nesterov", false),
        ClipTrust = hyper.Flag("trust_clip", false),
        AlwaysAdapt = hyper.Flag("always_adapt", false),
    };
}
