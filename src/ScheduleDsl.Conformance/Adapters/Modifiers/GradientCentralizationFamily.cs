using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class GradientCentralizationFamily : TransformAdapter
{
    public override string Family => "gradient_centralization";

    protected override OptimizerSettings Settings(Fields hyper) => new CentralizedSettings { GradientConvolutionsOnly = hyper.Flag("gc_conv_only", false) };
}
