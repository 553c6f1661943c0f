using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>The fields of Jordan's code, on one device or several.</summary>
internal static class MuonFields
{
    public static OptimizerSettings Jordan(Fields hyper)
    {
        hyper.Number("world_size", 1);
        return new MuonSettings
        {
            LearningRate = hyper.Number("lr", 0.02),
            Momentum = hyper.Number("momentum", 0.95),
            WeightDecay = hyper.Number("weight_decay", 0),
            Nesterov = hyper.Flag("nesterov", true),
            Iterations = (int)hyper.Number("ns_steps", 5),
        };
    }
}
