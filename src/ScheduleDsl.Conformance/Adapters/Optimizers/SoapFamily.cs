using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class SoapFamily : OptimizerAdapter
{
    public override string Family => "soap";

    // Bases of the first statistics' null space are arbitrary, and the run depends on them.
    protected override IReadOnlyList<GivenState> Given(GoldenFile file)
    {
        RecordedMatrix?[] bases = file.MatricesIn("extra_inputs", "Q_after_step_1");
        return [.. new[] { "leftBasis", "rightBasis" }.Zip(bases).Where(basis => basis.Second is not null).Select(basis => new GivenState(2, basis.First, basis.Second!.Values))];
    }

    // Axes are merged before the optimizer sees a tensor: it is registered in the merged shape.
    protected override int[][] Shapes(GoldenFile file, Fields hyper) => hyper.Flag("merge_dims", false)
        ? [.. file.Shapes().Select(shape => MergedAxes.Of(shape, (int)hyper.Number("max_precond_dim", 10_000)))] : file.Shapes();

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.95, 0.95);
        return new SoapSettings
        {
            LearningRate = hyper.Number("lr", 3e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            StatisticsDecay = hyper.Number("shampoo_beta", -1),
            WeightDecay = hyper.Number("weight_decay", 0.01),
            Refresh = (int)hyper.Number("precondition_frequency", 10),
            LongestSide = (int)hyper.Number("max_precond_dim", 10_000),
            CorrectBias = hyper.Flag("correct_bias", true),
            Normalize = hyper.Flag("normalize_grads", false),
        };
    }
}
