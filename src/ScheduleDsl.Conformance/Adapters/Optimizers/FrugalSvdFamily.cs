using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class FrugalSvdFamily : OptimizerAdapter
{
    public override string Family => "frugal_galore_svd";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        hyper.Choice("proj_type", ("svd", 0));
        return new FrugalSubspaceSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = hyper.Number("eps", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0.01),
            Density = hyper.Number("density", 0.25),
            Gap = (int)hyper.Count("update_gap", 200),
            Side = hyper.Choice("proj_side", ("std", ProjectionSide.Longer), ("reverse_std", ProjectionSide.Shorter), ("right", ProjectionSide.Columns), ("left", ProjectionSide.Rows)),
            Inactive = FrugalFields.Inactive(hyper),
            ActiveScale = hyper.Number("proj_params_lr_scale", 1),
            InactiveScale = hyper.Number("inactive_lr_scale", 1),
            ResetsState = hyper.Flag("reset_statistics", true),
            KeepsChoice = true,
        };
    }

    // Without a reset later steps depend on the signs of singular vectors.
    protected override IReadOnlyList<GivenState> Given(GoldenFile file) => ProjectionFields.Bases(file, "right", "left");
}
