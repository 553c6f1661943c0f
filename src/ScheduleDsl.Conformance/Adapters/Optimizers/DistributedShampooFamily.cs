using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class DistributedShampooFamily : OptimizerAdapter
{
    public override string Family => "shampoo_distributed";

    // Axes are merged and blocks cut before the optimizer sees a tensor; each block is on its own.
    protected override int[][] Shapes(GoldenFile file, Fields hyper) => Tiles.Shapes(Merged(file, hyper), Longest(hyper));

    protected override int[] Places(GoldenFile file, Fields hyper) => Tiles.Places(Merged(file, hyper), Longest(hyper));

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 1);
        hyper.ChoiceOr("weight_decay_type", 0, ("DECOUPLED", 0));
        bool isUsual = !hyper.Has("inverse_exponent") || hyper.IsText("inverse_exponent");
        if (isUsual)
            hyper.ChoiceOr("inverse_exponent", 0, ("1/(2*order)", 0));
        return new DistributedShampooSettings
        {
            LearningRate = hyper.Number("lr", 1e-2),
            Beta1 = beta1,
            Beta2 = beta2,
            Beta3 = hyper.Number("beta3", -1),
            Epsilon = hyper.Number("epsilon", 1e-12),
            BaselineEpsilon = hyper.Number("grafting_epsilon", 1e-8),
            WeightDecay = hyper.Number("weight_decay", 0),
            Refresh = (int)hyper.Number("precondition_frequency", 1),
            Start = (int)hyper.Number("start_preconditioning_step", 0),
            Exponent = isUsual ? 0 : hyper.Number("inverse_exponent"),
            CorrectBias = hyper.Flag("use_bias_correction", true),
            Baseline = hyper.ChoiceOr("grafting", ShampooBaseline.None,
                ("sgd", ShampooBaseline.Sgd), ("adagrad", ShampooBaseline.Adagrad), ("rmsprop", ShampooBaseline.RmsProp), ("adam", ShampooBaseline.Adam)),
        };
    }

    private static int[] Merged(GoldenFile file, Fields hyper) => MergedAxes.Of(file.Shapes()[0], Longest(hyper));

    private static int Longest(Fields hyper) => (int)hyper.Number("max_preconditioner_dim", 1024);
}
