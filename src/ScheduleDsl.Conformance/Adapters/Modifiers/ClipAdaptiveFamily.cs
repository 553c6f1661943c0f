using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class ClipAdaptiveFamily : TransformAdapter
{
    public override string Family => "clip_adaptive";

    protected override OptimizerSettings Settings(Fields hyper) => new AdaptivelyClippedSettings
    {
        GradientShare = hyper.Number("clip_factor"),
        GradientEpsilon = hyper.Number("eps"),
    };
}
