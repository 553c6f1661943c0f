using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class ShampooFamily : OptimizerAdapter
{
    private const int BlockSize = 512;

    public override string Family => "shampoo";

    // Blocks of a matrix share the length that is grafted: they are matrices of one tensor.
    protected override int[][] Shapes(GoldenFile file, Fields hyper)
    {
        int longest = (int)hyper.Number("block_size", BlockSize);
        int[][] blocks = Tiles.Shapes(file.Shapes()[0], longest);
        if (blocks.Length == 1)
            return blocks;
        return blocks.All(block => block.SequenceEqual(blocks[0]))
            ? [[blocks.Length, .. blocks[0]]]
            : throw file.Wrong($"blocks of {longest} do not come out even, and blocks of one tensor must be alike");
    }

    protected override int[] Places(GoldenFile file, Fields hyper) => Tiles.Places(file.Shapes()[0], (int)hyper.Number("block_size", BlockSize));

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        // How the reference computes roots, and merging axes, which it is told not to.
        hyper.Flag("use_svd", false);
        if (hyper.Flag("shape_interpretation", true))
            throw hyper.Wrong("shape_interpretation must be false: axes are merged by whoever registers a tensor");
        return new ScalableShampooSettings
        {
            LearningRate = hyper.Number("lr", 1e-3),
            Beta1 = beta1,
            Beta2 = beta2,
            MatrixEpsilon = hyper.Number("matrix_eps", 1e-6),
            WeightDecay = hyper.Number("weight_decay", 0),
            Start = (int)hyper.Number("start_preconditioning_step", 25),
            Refresh = (int)hyper.Number("preconditioning_compute_steps", 1000),
            StatisticsPeriod = (int)hyper.Number("statistics_compute_steps", 1),
            Root = hyper.Number("inverse_exponent_override", 0),
            Grafting = (ShampooGrafting)(int)hyper.Number("graft_type", 1),
            Nesterov = hyper.Flag("nesterov", true),
        };
    }
}
