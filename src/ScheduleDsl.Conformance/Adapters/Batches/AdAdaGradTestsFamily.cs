using System;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Batches;

/// <summary>The norm, inner product, orthogonality and augmented tests, each with its batch and what it measured.</summary>
internal sealed class AdAdaGradTestsFamily : ValuesAdapter
{
    public override string Family => "official_adadagrad_tests";

    protected override Func<int, double> Values(Fields parameters, GoldenFile file)
    {
        int batch = (int)parameters.Count("batch");
        parameters.Ignore("dim");
        PerSampleGradients samples = new(batch);
        samples.Add(file.Steps("inputs", "per_sample_gradients", batch).SelectMany(sample => sample ?? []).ToArray());
        (double theta, double nu) = (parameters.Number("theta"), parameters.Number("nu"));
        BatchSizeTest norm = samples.NormTest(parameters.Number("eta"));
        BatchSizeTest along = samples.InnerProductTest(theta, tensorByTensor: true);
        BatchSizeTest across = samples.OrthogonalityTest(nu);
        double[] values =
        [
            norm.BatchSize, norm.Variance, norm.SquaredNorm,
            along.BatchSize, along.Variance, along.SquaredNorm,
            across.BatchSize, across.Variance, across.SquaredNorm,
            samples.AugmentedTest(theta, nu, tensorByTensor: true), along.Variance, across.Variance, norm.SquaredNorm,
        ];
        return index => index < values.Length ? values[index] : double.NaN;
    }
}
