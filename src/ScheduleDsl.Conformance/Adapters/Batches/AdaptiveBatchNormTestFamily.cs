using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Batches;

internal sealed class AdaptiveBatchNormTestFamily : Adapter
{
    public override string Family => "adaptive_batch_norm_test";

    public override Comparison Replay(GoldenFile file, ConformanceOptions options)
    {
        Fields stated = file.Fields("tolerance");
        Tolerance tolerance = new(stated.Number("rtol"), stated.Number("atol"));
        PerSampleGradients samples = new((int)file.Number("batch"));
        foreach (double[] tensor in file.Vectors("per_sample_gradients"))
            samples.Add(tensor);
        Comparison worst = Comparison.Exact("in every result");
        foreach (Fields result in file.Items("results"))
        {
            double eta = result.Number("eta");
            BatchSizeTest test = samples.NormTest(eta);
            worst = worst
                .With(tolerance, test.BatchSize, result.Number("new_batch_size"), () => $"of the batch for eta {eta}")
                .With(tolerance, test.Variance, result.Number("variance_l1"), () => "of the variance")
                .With(tolerance, test.SquaredNorm, result.Number("batch_gradient_norm_squared"), () => "of the squared norm");
            result.RequireAllTaken();
        }

        return worst;
    }
}
