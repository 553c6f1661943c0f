using System.Collections.Generic;
using ScheduleDsl;
using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using static ScheduleDsl.Language;

namespace Incidents.Optimizers;

// https://github.com/thtrieu/darkflow/issues/1059
// YOLO by Adam at 0.1: NaN within the first steps.
// caught: SDL251 Warning "LearningRate = 0.1" "below 0.1"
public static class AdamAtATenth
{
    public static OptimizerSettings Make => new AdamSettings { LearningRate = 0.1 };
}

// https://github.com/OpenNMT/OpenNMT-tf/issues/744
// The scale of another schedule as a rate.
// caught: SDL251 Warning "LearningRate = 2" "below 0.1"
public static class ScaleAsRate
{
    public static OptimizerSettings Make => new AdamWSettings { LearningRate = 2 };
}

// https://github.com/flashlight/wav2letter/issues/334
// SGD's rate, kept for Adam.
// caught: SDL251 Warning "LearningRate = 5.6" "below 0.1"
public static class RateOfSgd
{
    public static OptimizerSettings Make => new AdamSettings { LearningRate = 5.6, Beta1 = 0.9, Beta2 = 0.999 };
}

// https://github.com/pytorch/pytorch/issues/73910
// Adam in cycles between 0.1 and 1.
// caught: SDL251 Warning "of at most 1" "below 0.1"
public static class CyclesOfSgd
{
    public static Recipe Make => new(new AdamSettings { LearningRate = new ScheduleDsl.PyTorch.CyclicLR { BaseLr = 0.1, MaxLr = 1, StepSizeUp = 2000 } }, 12_000);
}

// https://github.com/wandb/senpai/pull/2871
// Lion at twice the rate of AdamW: diverged.
// caught: SDL251 Info "LearningRate = 0.001" "at most 0.0003"
public static class LionAtARateOfAdamW
{
    public static OptimizerSettings Make => new LionSettings { LearningRate = 1e-3 };
}

// https://github.com/huggingface/diffusers/pull/5508
// Prodigy at AdamW's default of the script.
// caught: SDL251 Warning "LearningRate = 0.0001" "at least 0.1"
public static class ProdigyAtARateOfAdamW
{
    public static OptimizerSettings Make => new ProdigySettings { LearningRate = 1e-4 };
}

// https://github.com/clab/dynet/issues/329
// A decay of 1 that multiplies the weights themselves: nothing is left after one update.
// caught: SDL250 Error "WeightDecay = 1" "100 %"
public static class AllTheWeights
{
    public static OptimizerSettings Make => new SgdSettings { LearningRate = 1, WeightDecay = 1 };
}

// https://github.com/fastai/fastai/issues/1806
// A decay of 1000 against overfitting.
// caught: SDL250 Error "WeightDecay = 1,000" "300 %"
public static class DecayOfAThousand
{
    public static OptimizerSettings Make => new AdamWSettings { LearningRate = 3e-3, WeightDecay = 1000 };
}

// https://github.com/BVLC/caffe/issues/1396
// A decay of 0.5 where 0.0005 was meant: the same output for every input.
// caught: SDL253 Info "WeightDecay = 0.5" "250"
public static class DecayAThousandTimes
{
    public static Recipe Make => new(new SgdSettings { LearningRate = 0.01, Momentum = 0.9, WeightDecay = 0.5 }, 50_000);
}

// https://github.com/deepspeedai/DeepSpeed/issues/7303
// A decay of 3e-7 at a rate of 5e-7, with which there might as well be none.
// caught: SDL253 Info "WeightDecay = 3E-07" "next to nothing"
public static class DecayOfNothing
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = 5e-7, WeightDecay = 3e-7, Beta1 = 0.8, Beta2 = 0.999 }, 1000);
}

// https://github.com/ml-explore/mlx/pull/4310
// A second beta of 1.
// caught: SDL206 Error "Beta2"
public static class BetaOfOne
{
    public static OptimizerSettings Make => new AdamSettings { Beta1 = 0.9, Beta2 = 1.0 };
}

// https://github.com/pytorch/pytorch/pull/5147
// A first beta of 1 ends in a division by zero.
// caught: SDL206 Error "Beta1"
public static class FirstBetaOfOne
{
    public static OptimizerSettings Make => new AdamWSettings { Beta1 = 1.0 };
}

// https://github.com/ecmwf/WeatherGenerator/issues/1064
// A rule for large batches makes the second beta -0.05 at 84 devices.
// caught: SDL206 Error "Beta2"
public static class NegativeBeta
{
    public static OptimizerSettings Make => new AdamWSettings { Beta1 = 0.5, Beta2 = 1 - 84 * 0.0125 };
}

// https://github.com/mila-iqia/blocks/issues/1159
// A library whose betas are 1 - beta, given the customary 0.999.
// caught: SDL252 Warning "Beta1 = 0.9" "Beta2 = 0.001"
public static class OneMinusBeta
{
    public static OptimizerSettings Make => new AdamSettings { Beta1 = 0.9, Beta2 = 0.001 };
}

// https://github.com/asappresearch/revisit-bert-finetuning/issues/2
// Fine-tuning on few samples by AdamW without bias correction.
// caught: SDL254 Warning "230 updates" "Beta2 = 0.999" "1,000" "3.162"
[Optimizer(Traits = RuleTraits.StepsByRate | RuleTraits.NeedsWarmup)]
public sealed partial class BertAdam
{
    [Hyper(1e-4, Min = 0, Role = HyperRole.LearningRate)] public partial Scalar Rate { get; init; }

    [Hyper(0.9, Min = 0, Below = 1, Role = HyperRole.FirstMomentDecay)] public partial Scalar Beta1 { get; init; }

    [Hyper(0.999, Min = 0, Below = 1, Role = HyperRole.SecondMomentDecay)] public partial Scalar Beta2 { get; init; }

    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    [Hyper(true, Role = HyperRole.BiasCorrection)] public partial bool CorrectBias { get; init; }

    [State] private float first;

    [State] private float second;

    [UpdateRule]
    private float Update(float parameter, float gradient)
    {
        first = Lerp(gradient, first, Beta1);
        second = Lerp(gradient * gradient, second, Beta2);
        Scalar unbias1 = CorrectBias ? 1 - Pow(Beta1, Step) : 1;
        Scalar unbias2 = CorrectBias ? 1 - Pow(Beta2, Step) : 1;
        return parameter - Rate * (first / unbias1) / (Sqrt(second / unbias2) + Epsilon);
    }
}

public static class FewSamples
{
    public static Recipe Make => new(new BertAdamSettings { Rate = new Linear { Peak = 2e-5, Steps = 230, WarmupSteps = 23 }, CorrectBias = false }, 230);
}

// https://github.com/konpatp/diffae/issues/16
// An average over 10,000 updates in a run of 7800: far behind the weights.
// caught: SDL259 Warning "EmaDecay = 0.9999" "10,000" "7,800"
[Optimizer, Compose<Adam>, With<EmaOfWeights>(Name = "Ema")]
public sealed partial class AveragedAdam;

public static class AverageOfTheStart
{
    public static Recipe Make => new(new AveragedAdamSettings { LearningRate = 1e-4, EmaDecay = 0.9999 }, new Plan { Steps = 7800, BatchSize = 128 });
}

// https://github.com/happyharrycn/actionformer_release/issues/103
// A small data set, and an average that still holds its start.
// caught: SDL259 Warning "EmaDecay = 0.999" "1,000" "900"
public static class AverageOnASmallDataSet
{
    public static Recipe Make => new(new AveragedAdamSettings { LearningRate = 1e-4, EmaDecay = 0.999 }, 900);
}

// https://github.com/Nerogar/OneTrainer/issues/889
// 150 epochs on one subject: the average shows nothing of it.
// caught: SDL259 Warning "EmaDecay = 0.999" "1,000" "1,500"
public static class AverageOfOneSubject
{
    public static Recipe Make => new(new AveragedAdamSettings { LearningRate = 1e-4, EmaDecay = 0.999 }, 1500);
}

// https://github.com/chainer/chainer/issues/6299
// An epsilon of 1e-8 with states in half precision.
// caught: SDL263 Warning "float16" "Epsilon = 1E-08"
public static class HalfAdam
{
    public static object Start(ParameterTable weights) => Adam.For(weights, new AdamSettings { Epsilon = 1e-8 }, new RunOptions { StatePrecision = StatePrecision.Float16 });

    public static IReadOnlyList<Advice> Check() => new AdamSettings { Epsilon = 1e-8 }.Check(new ParameterTable(ElementType.Float16), new RunOptions { StatePrecision = StatePrecision.Float16 });
}

// https://github.com/FluxML/Optimisers.jl/issues/167
// The first update gives infinite weights.
// caught: SDL263 Warning "AdamW keeps its states in float16" "Epsilon = 1E-08"
public static class HalfAdamW
{
    public static object Start(ParameterTable weights) => AdamW.For(weights, new AdamWSettings { LearningRate = 1e-4 }, new RunOptions { StatePrecision = StatePrecision.Float16 });

    public static IReadOnlyList<Advice> Check() => new AdamWSettings { LearningRate = 1e-4 }.Check(new ParameterTable(ElementType.Float16), new RunOptions { StatePrecision = StatePrecision.Float16 });
}

// https://github.com/google-deepmind/optax/issues/1784
// The same by RMSProp: 0 divided by 0.
// caught: SDL263 Warning "RmsProp keeps its states in float16" "Epsilon = 1E-08"
public static class HalfRmsProp
{
    public static object Start(ParameterTable weights) => RmsProp.For(weights, new RmsPropSettings { LearningRate = 1e-3, Epsilon = 1e-8 }, new RunOptions { StatePrecision = StatePrecision.Float16 });

    public static IReadOnlyList<Advice> Check() => new RmsPropSettings { LearningRate = 1e-3, Epsilon = 1e-8 }.Check(new ParameterTable(ElementType.Float16), new RunOptions { StatePrecision = StatePrecision.Float16 });
}

// https://github.com/google-deepmind/optax/issues/1754
// AdaBelief's 1e-16 is 0 in half precision.
// caught: SDL263 Warning "AdaBelief keeps its states in float16" "Epsilon = 1E-16"
public static class HalfAdaBelief
{
    public static object Start(ParameterTable weights) => AdaBelief.For(weights, new AdaBeliefSettings { Epsilon = 1e-16 }, new RunOptions { StatePrecision = StatePrecision.Float16 });

    public static IReadOnlyList<Advice> Check() => new AdaBeliefSettings { Epsilon = 1e-16 }.Check(new ParameterTable(ElementType.Float16), new RunOptions { StatePrecision = StatePrecision.Float16 });
}

// https://github.com/meta-pytorch/torchtune/issues/2254
// All weights in bfloat16 at 2e-5: the loss stays above 0.7.
// caught: SDL265 Warning "in every update" "6.104E-05"
public static class BFloat16Weights
{
    public static object Start() => AdamW.For(new ParameterTable(ElementType.BFloat16), new AdamWSettings { LearningRate = 2e-5 });

    public static IReadOnlyList<Advice> Check() => new AdamWSettings { LearningRate = 2e-5 }.Check(new ParameterTable(ElementType.BFloat16));
}

// https://github.com/keras-team/keras-hub/issues/2629
// Adapters that inherit bfloat16, and with them Adam's moments.
// caught: SDL264 Warning "Beta2 = 0.999" "0.1 %"
public static class BFloat16Adapters
{
    public static object Start(ParameterTable adapters) => Adam.For(adapters, new AdamSettings { Beta2 = 0.999 }, new RunOptions { StatePrecision = StatePrecision.BFloat16 });

    public static IReadOnlyList<Advice> Check() => new AdamSettings { Beta2 = 0.999 }.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.BFloat16 });
}

// https://github.com/tenstorrent/tt-metal/issues/55935
// In bfloat16 0.9999 cannot be told from 0.999.
// caught: SDL264 Warning "Beta2 = 0.9999" "0.01 %"
public static class BFloat16Coefficients
{
    public static object Start(ParameterTable weights) => AdamW.For(weights, new AdamWSettings { Beta2 = 0.9999 }, new RunOptions { StatePrecision = StatePrecision.BFloat16 });

    public static IReadOnlyList<Advice> Check() => new AdamWSettings { Beta2 = 0.9999 }.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.BFloat16 });
}

// https://github.com/strands-labs/robots/pull/2028
// A clip of 0: a training that succeeds, and moves none of 34,701 weights.
// caught: SDL260 Error "ClipByGlobalNormMaxNorm = 0" "nothing is learned"
[Optimizer, Compose<AdamW>, With<ClipByGlobalNorm>]
public sealed partial class ClippedAdamW;

public static class ClipOfZero
{
    public static OptimizerSettings Make => new ClippedAdamWSettings { ClipByGlobalNormMaxNorm = 0 };
}

// https://github.com/atomistic-machine-learning/schnetpack/issues/660
// A default of 0 for the largest value, of which nobody knows whether it clips.
// caught: SDL260 Error "ClipByValueLimit = 0"
[Optimizer, Compose<Adam>, With<ClipByValue>]
public sealed partial class ValueClippedAdam;

public static class ClipByZero
{
    public static OptimizerSettings Make => new ValueClippedAdamSettings { ClipByValueLimit = 0 };
}

// https://github.com/torch/optim/pull/85
// Nesterov's rule, whose momentum was 0 by default.
// caught: SDL256 Warning "Momentum = 0"
public static class NesterovAlone
{
    public static OptimizerSettings Make => new SgdSettings { LearningRate = 0.1, Nesterov = true };
}

// https://github.com/facebookresearch/schedule_free/issues/5
// A schedule from outside that starts at 0: a division by the sum of weights, which is 0.
// caught: SDL261 Warning "0 at update 0"
public static class ScheduleFreeFromZero
{
    public static Recipe Make => new(new ScheduleFreeAdamWSettings { LearningRate = new LinearWarmup { Peak = 2.5e-3, WarmupSteps = 1000 } }, 50_000);
}

// https://github.com/kohya-ss/sd-scripts/pull/1250
// A trainer's scheduler beside it.
// caught: SDL261 Warning "falls from 0.0025 to"
public static class ScheduleFreeWithScheduler
{
    public static Recipe Make => new(new ScheduleFreeAdamWSettings { LearningRate = new Cosine { Peak = 2.5e-3, Steps = 50_000, WarmupSteps = 1000 } }, 50_000);
}

// https://github.com/huggingface/transformers/issues/11612
// A rate given together with a relative step.
// caught: SDL262 Warning "RelativeStep" "LearningRate = 0.0001"
public static class RelativeStepWithRate
{
    public static OptimizerSettings Make => new AdafactorSettings { RelativeStep = true, WarmupSlope = 1e-6, LearningRate = 1e-4 };
}

// https://github.com/facebookresearch/ParlAI/pull/2547
// The same at 5e-3, under a scheduler that takes it to 1.6e-31.
// caught: SDL262 Warning "RelativeStep" "LearningRate = 0.005"
public static class RelativeStepUnderScheduler
{
    public static OptimizerSettings Make => new AdafactorSettings { LearningRate = 5e-3 };
}

// https://github.com/jettify/pytorch-optimizer/issues/535
// A given rate is ignored without notice.
// caught: SDL262 Warning "by a schedule is never read"
public static class RelativeStepWithSchedule
{
    public static Recipe Make => new(new AdafactorSettings { RelativeStep = true, LearningRate = new ScheduleDsl.HuggingFace.ConstantScheduleWithWarmup { Lr = 0.01, NumWarmupSteps = 100 } }, 10_000);
}

// https://github.com/Chongjie-Si/AdaMuon/issues/5
// Muon at AdamW's rate, which was too low for the matrices.
// caught: SDL251 Warning "should be at least 0.0005"
public static class MuonAtTheRateOfAdamW
{
    public static OptimizerSettings Make => new MuonSettings { LearningRate = 2e-4 };
}

// https://github.com/facebookresearch/moco/issues/90
// The rate of a linear classifier on features of another scale: NaN.
// caught: SDL255 Info "Momentum = 0.9" "up to 30" "300 times"
public static class RateOfAnotherScale
{
    public static OptimizerSettings Make => new SgdSettings { LearningRate = 30, Momentum = 0.9 };
}

// https://github.com/ml-explore/mlx/pull/3712
// An epsilon of 0 is accepted, and the first gradient of 0 makes a weight NaN.
// caught: SDL271 Warning "Epsilon = 0" "0 / 0"
public static class EpsilonOfZero
{
    public static OptimizerSettings Make => new RmsPropSettings { LearningRate = 1e-3, Epsilon = 0 };
}

// https://github.com/warner-benjamin/optimi/pull/15
// Gradients scaled up to about 1000, with their squares kept in float16.
// caught: SDL272 Info "65,504" "255.9"
public static class SquaresInHalf
{
    public static IReadOnlyList<Advice> Make => new AdamWSettings { LearningRate = 1e-4, Epsilon = 1e-6 }.Check(new ParameterTable(), new RunOptions { StatePrecision = StatePrecision.Float16 });
}
