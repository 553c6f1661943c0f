using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class SoapFamily : OptimizerAdapter
{
    public override string Family => "soap";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.95, 0.95);
        hyper.Flag("merge_dims", false);
        return new SoapSettings
        {
            LearningRate = hyper.Number("lr", 3e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            StatisticsDecay = hyper.Number("shampoo_beta", -1),
            WeightDecay = hyper.Number("weight_decay", 0.01),
            Refresh = (int)hyper.Number("precondition_frequency", 10),
            LongestSide = (int)hyper.Number("max_precond_dim", 10_000),
            CorrectBias = hyper.Flag("correct_bias", true),
            Normalize = hyper.Flag("normalize_grads", false),
        };
    }
}
