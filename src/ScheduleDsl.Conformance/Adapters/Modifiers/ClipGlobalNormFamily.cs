using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Modifiers;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class ClipGlobalNormFamily : TransformAdapter
{
    public override string Family => "clip_global_norm";

    protected override OptimizerSettings Settings(Fields hyper) => new ClippedByGlobalNormSettings
    {
        GradientMaxNorm = hyper.Number("max_norm"),
        GradientNorm = hyper.Choice("norm_type", ("2", ClippingNorm.Euclidean), ("1", ClippingNorm.Absolute), ("inf", ClippingNorm.Largest)),
    };
}
