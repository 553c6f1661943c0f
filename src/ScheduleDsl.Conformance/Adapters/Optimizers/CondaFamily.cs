using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class CondaFamily : OptimizerAdapter
{
    public override string Family => "conda";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        return new CondaSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = hyper.Number("eps", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0),
            Gap = (int)hyper.Number("update_proj_gap", 2000),
            Scale = hyper.Number("scale", 0.25),
            // Its reverse_std is of square matrices: the other side.
            Basis = hyper.ChoiceOr("proj_type", CondaBasis.Shorter, ("std", CondaBasis.Shorter), ("reverse_std", CondaBasis.Rows), ("left", CondaBasis.Rows), ("right", CondaBasis.Columns), ("full", CondaBasis.Both)),
        };
    }
}
