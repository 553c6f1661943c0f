using System.Collections.Generic;
using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

internal sealed class EmaSwaFamily : OptimizerAdapter
{
    private enum Kind { Ema, Swa }

    public override string Family => "ema_swa";

    protected override IReadOnlyDictionary<string, string> RecordedStates { get; } = new Dictionary<string, string> { ["averaged"] = "Weights.average" };

    protected override OptimizerSettings Settings(Fields hyper)
    {
        double rate = hyper.Number("lr");
        (int start, int every) = ((int)hyper.Count("start", 1), (int)hyper.Count("every", 1));
        return hyper.Choice("kind", ("ema", Kind.Ema), ("swa", Kind.Swa)) == Kind.Swa
            ? new SwaSgdSettings { LearningRate = rate, WeightsStart = start, WeightsEvery = every }
            : new EmaSgdSettings { LearningRate = rate, WeightsStart = start, WeightsEvery = every, WeightsDecay = hyper.Number("decay") };
    }
}
