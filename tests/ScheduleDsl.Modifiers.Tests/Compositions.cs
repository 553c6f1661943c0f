using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Modifiers.Tests;

/// <summary>All that a step of mixed-precision training does besides AdamW itself.</summary>
[Optimizer]
[Compose<AdamW>("WeightDecay=0.1, LearningRate=0.01")]
[With<LossScale>("Scale=1000")]
[With<ClipByGlobalNorm>("MaxNorm=0.5", Name = "Clip")]
[With<EmaOfWeights>("Decay=0.9", Name = "Ema")]
[With<WeightCopy>]
[With<ClearGradient>]
public sealed partial class FullStep;

[Optimizer]
[Compose<AdamW>("WeightDecay=0.1, LearningRate=0.01")]
[With<LossScale>("Scale=1000")]
[With<ClipByGlobalNorm>("MaxNorm=0.5", Name = "Clip")]
[With<EmaOfWeights>("Decay=0.9", Name = "Ema")]
public sealed partial class StepWithoutStores;

/// <summary>From weights of 0 it leaves the negative of what the gradient becomes.</summary>
[Optimizer]
[Compose<Sgd>("LearningRate=1")]
[With<LossScale>("Scale=1000")]
[With<ClipByGlobalNorm>("MaxNorm=0.5", Name = "Clip")]
public sealed partial class GradientOnly;

[Optimizer]
[Compose<Lamb>]
[With<ClipByGlobalNorm>]
[With<ClearGradient>]
public sealed partial class ClearingLamb;

[Optimizer]
[Compose<Sgd>("LearningRate=0.5, Momentum=0.9")]
[With<Accumulate>("Batches=3")]
[With<FiniteCheck>]
[With<WeightCopy>(Name = "Half")]
[With<ClearGradient>]
public sealed partial class GatheringSgd;

[Optimizer]
[Compose<Sgd>("LearningRate=0.1")]
[With<ScheduleFree>(Name = "Free")]
public sealed partial class FreeSgd;

[Optimizer]
[Compose<Sgd>("LearningRate=0.25")]
[With<EmaOfWeights>("Decay=0.75", Name = "Ema")]
public sealed partial class AveragedSgd;

/// <summary>A rule with all that it may have beside its update: the gradient's own memory is its momentum.</summary>
[Optimizer]
public sealed partial class LeakySgd
{
    [Hyper(0.1, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar LearningRate { get; init; }

    [Hyper(0.5, Min = 0, Max = 1)] public partial Scalar Leak { get; init; }

    [State] private float largest;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        largest = Language.Max(largest, Language.Abs(gradient));
        return parameter - LearningRate * gradient;
    }

    [StoreGradient]
    private float Leaked(float parameter, float gradient) => Leak * gradient;

    [Output]
    private float Movement(float before, float after, float gradient) => largest > 0 ? (after - before) / largest : 0;

    [EvaluationWeight]
    private float Ahead(float parameter) => parameter + largest;
}

[Optimizer]
[Compose<Sgd>("LearningRate=1")]
[With<ClipByNorm>("MaxNorm=2, Epsilon=0", Name = "Clip")]
public sealed partial class NormClippedSgd;

[Optimizer]
[Compose<Sgd>("LearningRate=0.5")]
[With<CoupledDecay>("Decay=0.25", Name = "Coupled")]
[With<DecoupledDecay>("Decay=0", Name = "Decoupled")]
[With<IndependentDecay>("Decay=0, PeakRate=2", Name = "Independent")]
[With<CorrectedDecay>("Decay=0, PeakRate=2", Name = "Corrected")]
public sealed partial class DecayedSgd;

[Optimizer]
[Compose<AdamW>("WeightDecay=0, Epsilon=0")]
[With<Cautious>]
public sealed partial class MaskedAdamW;

[Optimizer]
[Compose<AdamW>("WeightDecay=0, Epsilon=0")]
[With<GramsMask>]
public sealed partial class TurnedAdamW;

[Optimizer]
[Compose<Sgd>("LearningRate=0.5")]
[With<PolynomialAverage>("Gamma=3", Name = "Mean")]
[With<FreezeMask>(Name = "Mask")]
public sealed partial class FrozenSgd;

[Optimizer]
[Compose<Sgd>("LearningRate=1")]
[With<RmsCap>(Name = "Cap")]
public sealed partial class CappedSgd;

[Optimizer]
[Compose<Sgd>("LearningRate=1")]
[With<AdaLoraPenalty>(Name = "Penalty")]
public sealed partial class PenalisedSgd;
