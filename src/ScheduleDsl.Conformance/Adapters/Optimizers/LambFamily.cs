using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class LambFamily : OptimizerAdapter
{
    public override string Family => "lamb";

    protected override OptimizerSettings Settings(Fields hyper) => new LambSettings
    {
        LearningRate = hyper.Number("lr"),
        Beta1 = hyper.Number("beta1", 0.9),
        Beta2 = hyper.Number("beta2", 0.999),
        Epsilon = hyper.Number("eps", 1e-6),
        WeightDecay = hyper.Number("weight_decay", 0.01),
        MaxGradientNorm = hyper.Number("max_grad_norm", 0),
        AverageGradients = hyper.Flag("grad_averaging", true),
        CorrectBias = hyper.Flag("bias_correction", true),
        ClipTrust = hyper.Flag("trust_clip", false),
        AlwaysAdapt = hyper.Flag("always_adapt", false),
    };
}
