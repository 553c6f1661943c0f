using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class ClipValueFamily : TransformAdapter
{
    public override string Family => "clip_value";

    protected override OptimizerSettings Settings(Fields hyper) => new ClippedByValueSettings { ClipLimit = hyper.Number("clip") };
}
