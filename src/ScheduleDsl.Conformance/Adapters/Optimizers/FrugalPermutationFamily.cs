using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class FrugalPermutationFamily : OptimizerAdapter
{
    public override string Family => "frugal_galore_randperm";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        hyper.Choice("proj_type", ("randperm", 0));
        hyper.Choice("proj_side", ("std", 0));
        return FrugalFields.Coordinates(hyper, FrugalSelection.Shorter);
    }

    // A projection by columns of a permutation is a choice of rows: where each column has its 1.
    protected override IReadOnlyList<GivenState> Given(GoldenFile file) =>
        [.. file.Projections().Select(p => new GivenState(p.Step, "places", Places(p.Matrices.Single(), file.Shapes()[0])))];

    private static double[] Places(RecordedMatrix basis, int[] shape)
    {
        RecordedMatrix vectors = basis.Columns == shape[1] && basis.Rows <= basis.Columns ? basis : basis.Transposed();
        return [.. Enumerable.Range(0, vectors.Rows).Select(i => (double)Array.IndexOf(vectors.Values, 1.0, i * vectors.Columns, vectors.Columns) - i * vectors.Columns)];
    }
}
