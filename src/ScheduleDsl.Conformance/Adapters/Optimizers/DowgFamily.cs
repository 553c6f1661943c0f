using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class DowgFamily : OptimizerAdapter
{
    public override string Family => "dowg";

    protected override IReadOnlyList<RecordedScalar> RecordedScalars => [new("rt2", "squaredDistance"), new("vt", "weightedSquares")];

    protected override OptimizerSettings Settings(Fields hyper) => new DowgSettings { Epsilon = hyper.Number("eps", 1e-4) };
}
