using ScheduleDsl;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using static ScheduleDsl.Language;

namespace Incidents.Curves;

// https://github.com/jzhang38/TinyLlama/issues/27
// The smallest rate equal to the largest: no decay at all.
// caught: SDL164 Info "DecayFloor = 0.0004 and Peak = 0.0004"
[Schedule(Peak = 4e-4, Steps = 715_256)]
[Warmup(Steps = 2000)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Floor = 4e-4)]
public sealed partial class NoDecay;

// https://github.com/kohya-ss/sd-scripts/issues/601
// A floor ten times the rate of one group.
// caught: SDL164 Error "EtaMin = 0.0001" "Lr = 1E-05"
public static class FloorAboveRate
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new ScheduleDsl.PyTorch.CosineAnnealingLR { Lr = 1e-5, EtaMin = 1e-4, TMax = 1000 } }, 1000);
}

// https://github.com/facebookresearch/fairseq/pull/2916
// The rate taken for what is annealed to: the peak is below the floor.
// caught: SDL164 Error "Floor = 0.001 and Peak = 0.0005"
public static class AnnealedToTheRate
{
    public static Schedule Make => new Sgdr { Peak = 5e-4, Floor = 1e-3, CycleSteps = 20_000 };
}

// https://github.com/keras-team/keras/issues/18747
// A polynomial decay whose end lies above its start.
// caught: SDL171 Error "the floor lies above the peak" "0.1" "0.01"
public static class EndAboveStart
{
    public static Schedule Make => new Polynomial { Peak = 0.01, Floor = 0.1, Steps = 10_000 };
}

// https://github.com/pytorch/torchtitan/issues/1457
// A factor of the peak, filled in like a rate.
// caught: SDL165 Warning "DecayFloorOfPeak = 2.2E-05" "4.84E-09"
public static class FactorLikeARate
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new Cosine { Peak = 2.2e-4, Steps = 10_000, WarmupSteps = 2000, DecayFloorOfPeak = 2.2e-5 } }, 10_000);
}

// https://github.com/keras-team/keras/issues/21772
// "Decays to alpha", which multiplies the rate.
// caught: SDL165 Warning "DecayFloorOfPeak = 1E-05" "1E-08"
[Schedule(Peak = 1e-3, Steps = 10_000)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), FloorOfPeak = 1e-5)]
public sealed partial class DecaysToAlpha;

// https://github.com/ziqi-jin/finetune-anything/issues/57
// A length of 1 that missing arguments left: the line goes on below 0.
// caught: SDL153 Error "of 500"
// caught: SDL158 Warning "1 updates and the plan 500"
[Recipe(typeof(Sgd))]
[Follow("LearningRate", typeof(LengthOfOne))]
[Plan(Steps = 500)]
public static partial class LengthOfOneRun;

[Schedule(Peak = 1e-3, End = ScheduleEnd.Continue)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 1)]
public sealed partial class LengthOfOne;

// https://github.com/tensorflow/tensorflow/issues/53284
// The size of a data set that nobody knows is -2, and so is the length of the decay.
// caught in code: SDL171 Error "DecaySteps is -20"
public static class UnknownSize
{
    public static Schedule Make => new ScheduleDsl.Optax.CosineDecaySchedule { InitValue = 1e-3, DecaySteps = -2 * 10 };
}

// https://github.com/NVIDIA-NeMo/Speech/issues/11149
// Straight to the least rate after the warmup.
// caught: SDL155 Warning "update 250" "98 %"
public sealed partial class StraightDown
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 5e-6) => Curve.Line(0, peak, 250).Then(Curve.Constant(1e-7, 2500));
}

// https://github.com/PaddlePaddle/PaddleDetection/pull/4611
// A cosine of the second half that begins in its middle.
// caught: SDL155 Warning "from 1 to 0.5 at update 5" "50 %"
public sealed partial class CosineFromItsMiddle
{
    [Schedule]
    private static Curve Define() => Curve.Line(0.2, 1, 5).Then(Curve.Of(5, k => 0.5 * (1 + Cos(3.141592653589793 * (k + 5) / 10))));
}

// https://github.com/huggingface/transformers/pull/4940
// A decay that counts from update 0 under a warmup, in one formula.
// caught: SDL155 Warning "at update 2,000" "20"
public sealed partial class DecayFromZero
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 3e-4, double steps = 10_000, double warmup = 2000) =>
        Curve.Of(steps, k => k < warmup ? peak * (k + 1) / warmup : peak * (1 - k / steps));
}

// https://github.com/salesforce/LAVIS/issues/72
// A warmup of 6000 updates that only the first epoch, of 2000, has.
// caught: SDL155 Warning "at update 2,000" "66.6"
public sealed partial class WarmupOfOneEpoch
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 2e-6) =>
        Curve.Of(20_000, k => k < 2000 ? peak * (k + 1) / 6000 : peak);
}

// https://github.com/deepseek-ai/DeepSpec/issues/32
// A recursion applied to the peak of the warmup overshoots for one update.
// caught: SDL154 Warning "Peak = 0.0006" "update 10" "102.51 %"
public sealed partial class Overshoot
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 6e-4) =>
        Curve.Line(0, peak, 10).Then(Curve.Constant(1.0251 * peak, 1)).Then(Curve.Fall(ScheduleDsl.Profiles.Cosine.Value, peak, 0, 9));
}

// https://github.com/wandb/senpai/pull/231
// A restart every 55 epochs in a run of 70.
// caught: SDL160 Warning "the run of 70 ends 15 into a cycle" "0.005"
public static class RestartTooLate
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new ScheduleDsl.PyTorch.CosineAnnealingWarmRestarts { Lr = 6e-3, T0 = 55 } }, 70);
}

// https://github.com/PaddlePaddle/PaddleClas/pull/1173
// A line behind a warmup takes as long as the whole run, and is cut off above its end.
// caught: SDL156 Warning "a floor of 0.0001" "10 % of the way"
public sealed partial class LineBehindAWarmup
{
    [Schedule]
    private static Curve Define([Setting(Role = HyperRole.Peak)] double peak = 0.1, [Setting(Role = HyperRole.Floor)] double endLr = 1e-4, double warmup = 1000) =>
        Curve.Of(10_000, k => k < warmup ? peak * (k + 1) / warmup : peak + (endLr - peak) * (k - warmup) / 10_000);
}
