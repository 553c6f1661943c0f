using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ApolloFamily : OptimizerAdapter
{
    public override string Family => "apollo";

    protected override OptimizerSettings Settings(Fields hyper) => ApolloFields.Settings(hyper);

    protected override IReadOnlyList<GivenState> Given(GoldenFile file) => ProjectionFields.Bases(file, "right", "left");
}
