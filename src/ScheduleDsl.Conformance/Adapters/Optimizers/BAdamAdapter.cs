using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal abstract class BAdamAdapter : OptimizerAdapter
{
    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        return new BAdamSettings
        {
            LearningRate = hyper.Number("lr"),
            Beta1 = beta1,
            Beta2 = beta2,
            WeightDecay = hyper.Number("weight_decay"),
            Period = (int)hyper.Count("switch_block_every"),
            Order = hyper.Choice("switch_mode", ("ascending", LayerOrder.Ascending), ("descending", LayerOrder.Descending)),
        };
    }

    // A block is what its name begins.
    protected override string[] Layers(Fields hyper) => [.. hyper.Texts("blocks").Select(block => block + "*")];
}

internal sealed class BAdamAscendingFamily : BAdamAdapter
{
    public override string Family => "badam_ascending";
}

internal sealed class BAdamDescendingFamily : BAdamAdapter
{
    public override string Family => "badam_descending";
}
