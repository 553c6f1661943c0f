using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class LisaFamily : OptimizerAdapter
{
    public override string Family => "lisa";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        (double beta1, double beta2) = Betas.Of(hyper, 0.9, 0.999);
        return new LisaSettings
        {
            LearningRate = hyper.Number("lr"),
            Beta1 = beta1,
            Beta2 = beta2,
            WeightDecay = hyper.Number("weight_decay"),
            Period = (int)hyper.Count("interval"),
            Few = (int)hyper.Count("active_layers"),
            KeepsChoice = true,
        };
    }

    // The recorded draw.
    protected override IReadOnlyList<GivenState> Given(GoldenFile file) => [.. file.TextsIn("extra_inputs", "active_tensors")
        .SelectMany((active, step) => file.TensorNames!.Select(name => new GivenState(step + 1, "waits", [active.Contains(name) ? 0 : 1]) { Tensor = name, IsScalar = true }))];
}
