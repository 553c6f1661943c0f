using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>The fields of AuON and Hybrid-AuON.</summary>
internal static class AuONFields
{
    public static AuONSettings Of(Fields hyper, int iterations) => new()
    {
        LearningRate = hyper.Number("lr", 0.24),
        Momentum = hyper.Number("momentum", 0.95),
        WeightDecay = hyper.Number("weight_decay", 0),
        Gamma = hyper.Number("gamma", 1.5),
        Iterations = iterations,
    };
}
