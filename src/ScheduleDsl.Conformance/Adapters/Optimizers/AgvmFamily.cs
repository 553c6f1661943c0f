using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

/// <summary>Every tensor is a module, and the first is the anchor.</summary>
internal sealed class AgvmFamily : OptimizerAdapter
{
    private enum Base { Sgd, AdamW }

    public override string Family => "agvm";

    protected override IReadOnlyList<RecordedInput> Inputs =>
        [new("gradients_half_a", "firstHalfGradient"), new("gradients_half_b", "secondHalfGradient")];

    protected override OptimizerSettings Settings(Fields hyper)
    {
        bool isAdamW = hyper.Choice("base", ("sgd", Base.Sgd), ("adamw", Base.AdamW)) == Base.AdamW;
        if (hyper.Flag("use_adam", false) != isAdamW)
            throw hyper.Wrong("use_adam must be true for adamw and false for sgd");
        (double rate, double decay) = (hyper.Number("lr"), hyper.Number("weight_decay", 0));
        (double memory, int interval, int start) = (hyper.Number("agvm_momentum", 0.97), (int)hyper.Count("interval", 5), (int)hyper.Count("start", 500));
        if (!isAdamW)
        {
            return new AgvmSgdSettings
            {
                LearningRate = rate, WeightDecay = decay, Momentum = hyper.Number("momentum", 0),
                AgvmMomentum = memory, AgvmInterval = interval, AgvmStart = start,
            };
        }

        return new AgvmAdamWSettings
        {
            LearningRate = rate, WeightDecay = decay, Beta1 = hyper.Number("beta1", 0.9), Beta2 = hyper.Number("beta2", 0.999), Epsilon = hyper.Number("eps", 1e-8),
            FactorMomentum = memory, Interval = interval, Start = start,
        };
    }

    protected override Func<ParameterTable, IReadOnlyList<ParameterGroup>> Groups(Fields hyper)
    {
        string anchor = hyper.Flag("use_adam", false) ? nameof(AgvmAdamWSettings.IsAnchor) : nameof(AgvmSgdSettings.AgvmIsAnchor);
        return table => table.Select((tensor, i) => new ParameterGroup { Name = $"module {i}", Pattern = tensor.Name, Overrides = { [anchor] = i == 0 ? 1 : 0 } }).ToArray();
    }
}
