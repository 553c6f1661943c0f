using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>The fields of APOLLO and APOLLO-Mini.</summary>
internal static class ApolloFields
{
    public static OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        // The recorded projections stand in for both kinds.
        hyper.Choice("proj", ("random", 0), ("svd", 0));
        hyper.Choice("proj_type", ("std", 0));
        // Limiting before or behind the scale gives the same steps.
        hyper.Flag("scale_front", false);
        return new ApolloSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            WeightDecay = hyper.Number("weight_decay", 0),
            Rank = (int)hyper.Number("rank"),
            Gap = (int)hyper.Number("update_proj_gap", 200),
            Scale = hyper.Number("scale", 1),
            Scaling = hyper.Choice("scale_type", ("channel", ApolloScaling.Channel), ("tensor", ApolloScaling.Tensor)),
            LimitsGrowth = !hyper.Flag("disable_nl", false),
            KeepsProjection = true,
        };
    }
}
