using System.Collections.Generic;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal abstract class FrugalCoordAdapter : OptimizerAdapter
{
    protected override OptimizerSettings Settings(Fields hyper) => FrugalFields.Coordinates(hyper, FrugalFields.Selection(hyper));

    protected override IReadOnlyList<GivenState> Given(GoldenFile file) => FrugalFields.Places(file);
}

internal sealed class FrugalColumnsFamily : FrugalCoordAdapter
{
    public override string Family => "frugal_coord_columns";
}

internal sealed class FrugalRowsFamily : FrugalCoordAdapter
{
    public override string Family => "frugal_coord_rows";
}

internal sealed class FrugalEntriesFamily : FrugalCoordAdapter
{
    public override string Family => "frugal_coord_randk";
}
