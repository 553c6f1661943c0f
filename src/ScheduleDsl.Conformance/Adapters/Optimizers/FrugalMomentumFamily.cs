using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class FrugalMomentumFamily : OptimizerAdapter
{
    public override string Family => "frugal_coord_sgd_columns";

    protected override OptimizerSettings Settings(Fields hyper) => FrugalFields.Coordinates(hyper, FrugalFields.Selection(hyper)) with
    {
        Active = ActiveMethod.Momentum,
        Momentum = hyper.Number("momentum", 0),
        Nesterov = hyper.Flag("nesterov", false),
        WeightDecay = hyper.Number("weight_decay", 0),
    };

    protected override IReadOnlyList<GivenState> Given(GoldenFile file) => FrugalFields.Places(file);
}
