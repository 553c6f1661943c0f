using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class FiraFamily : OptimizerAdapter
{
    public override string Family => "fira";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        hyper.Choice("proj_type", ("std", 0));
        return new FiraSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            Epsilon = hyper.Number("eps", 1e-6),
            WeightDecay = hyper.Number("weight_decay", 0),
            Rank = (int)hyper.Number("rank"),
            Gap = (int)hyper.Number("update_proj_gap", 200),
            Scale = hyper.Number("alpha", 0.25),
            KeepsProjection = true,
        };
    }

    // Later steps depend on the signs of singular vectors.
    protected override IReadOnlyList<GivenState> Given(GoldenFile file) => ProjectionFields.Bases(file, "right", "left");
}
