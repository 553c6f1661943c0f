using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal abstract class FrugalBlockAdapter : OptimizerAdapter
{
    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        return new FrugalLayersSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = hyper.Number("eps", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0.01),
            Density = hyper.Number("density", 0.25),
            Gap = (int)hyper.Count("update_gap", 200),
            Order = hyper.Choice("block_order", ("ascending", LayerOrder.Ascending), ("descending", LayerOrder.Descending), ("mirror", LayerOrder.Mirror)),
            Inactive = FrugalFields.Inactive(hyper),
            ActiveScale = hyper.Number("proj_params_lr_scale", 1),
            InactiveScale = hyper.Number("inactive_lr_scale", 1),
        };
    }
}

internal sealed class FrugalAscendingFamily : FrugalBlockAdapter
{
    public override string Family => "frugal_block_ascending";
}

internal sealed class FrugalMirrorFamily : FrugalBlockAdapter
{
    public override string Family => "frugal_block_mirror";
}
