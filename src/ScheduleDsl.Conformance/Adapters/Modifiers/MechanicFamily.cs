using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class MechanicFamily : OptimizerAdapter
{
    private enum Base { Sgd, AdamW }

    public override string Family => "mechanic";

    protected override IReadOnlyList<RecordedScalar> RecordedScalars => [new("s", [.. Enumerable.Range(0, 6).Select(i => $"Mechanic.scales.{i}")])];

    protected override OptimizerSettings Settings(Fields hyper)
    {
        double rate = hyper.Number("lr");
        double decay = hyper.Number("s_decay", 0.01);
        double scale = hyper.Number("s_init", 1e-8);
        bool stores = hyper.Flag("store_delta", true);
        return hyper.Choice("base", ("sgd", Base.Sgd), ("adamw", Base.AdamW)) == Base.Sgd
            ? new MechanicSgdSettings
            {
                LearningRate = rate,
                Momentum = hyper.Number("momentum", 0),
                MechanicDecay = decay,
                MechanicInitialScale = scale,
                MechanicStoreSteps = stores,
            }
            : new MechanicAdamWSettings
            {
                LearningRate = rate,
                Beta1 = hyper.Number("beta1", 0.9),
                Beta2 = hyper.Number("beta2", 0.999),
                Epsilon = hyper.Number("eps", 1e-8),
                WeightDecay = hyper.Number("weight_decay", 0.01),
                MechanicDecay = decay,
                MechanicInitialScale = scale,
                MechanicStoreSteps = stores,
            };
    }
}
