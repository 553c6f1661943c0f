using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class AdaGradNormScalarFamily : OptimizerAdapter
{
    public override string Family => "adagradnorm_scalar";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        double root = hyper.Number("b0");
        return new AdaGradNormSettings { LearningRate = hyper.Number("lr"), InitialAccumulator = root * root, Epsilon = 0 };
    }
}
