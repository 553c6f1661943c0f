using System.Collections.Generic;
using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class GradientNoiseFamily : OptimizerAdapter
{
    public override string Family => "gradient_noise";

    protected override IReadOnlyList<RecordedInput> Inputs => [new("normal_draws", "normalDraws")];

    protected override OptimizerSettings Settings(Fields hyper) => new NoisySgdSettings
    {
        LearningRate = hyper.Number("lr"),
        NoiseEta = hyper.Number("eta"),
        NoiseGamma = hyper.Number("gamma"),
    };
}
