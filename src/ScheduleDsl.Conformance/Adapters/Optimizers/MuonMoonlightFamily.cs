using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class MuonMoonlightFamily : OptimizerAdapter
{
    public override string Family => "muon_moonlight";

    protected override OptimizerSettings Settings(Fields hyper) => new MuonSettings
    {
        LearningRate = hyper.Number("lr", 1e-3),
        Momentum = hyper.Number("momentum", 0.95),
        WeightDecay = hyper.Number("wd", 0.1),
        Nesterov = hyper.Flag("nesterov", true),
        Iterations = (int)hyper.Number("ns_steps", 5),
        AverageGradients = false,
        Scaling = MuonScaling.Moonlight,
    };
}
