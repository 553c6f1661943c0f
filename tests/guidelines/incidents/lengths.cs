using ScheduleDsl;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;

namespace Incidents.Lengths;

// https://github.com/Lightning-AI/pytorch-lightning/issues/1476
// A warmup of 16,000 counted in forward passes, of which 16 make an update.
// caught: SDL158 Warning "160,000" "10,000" "16 = Accumulation"
// caught: SDL151 Error "16,000 of 10,000 updates (160 %)"
// caught: SDL152 Warning "Peak = 0.0001" "62.49 %"
public static class WarmupInForwardPasses
{
    public static Recipe Make => new(
        new AdamWSettings { LearningRate = new Linear { Peak = 1e-4, Steps = 160_000, WarmupSteps = 16_000 } },
        new Plan { Steps = 10_000, BatchSize = 32, Accumulation = 16 });
}

// https://github.com/huggingface/diffusers/issues/4387
// Both numbers of the schedule multiplied by the accumulation, which the scheduler did not count.
// caught: SDL158 Warning "60,000" "15,000" "25 %" "4 = Accumulation"
public static class ScheduleTimesAccumulation
{
    public static Recipe Make => new(
        new AdamWSettings { LearningRate = new ScheduleDsl.HuggingFace.CosineScheduleWithWarmup { Lr = 5e-6, NumWarmupSteps = 1200, NumTrainingSteps = 60_000 } },
        new Plan { Steps = 15_000, BatchSize = 4, Accumulation = 4 });
}

// https://github.com/h2oai/h2o-llmstudio/issues/663
// 160 batches of an epoch where ten make an update.
// caught: SDL158 Warning "160 updates" "the plan 16" "10 = Accumulation"
public static class ScheduleInBatches
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new Cosine { Peak = 1e-4, Steps = 160 } }, new Plan { Steps = 16, BatchSize = 2, Accumulation = 10 });
}

// https://github.com/AI-Hypercomputer/maxtext/pull/3452
// A schedule built for 5000 backward passes under optax.MultiSteps of two.
// caught: SDL158 Warning "5,000" "2,500" "50 %" "2 = Accumulation"
[Recipe(typeof(AdamW), Set = "WeightDecay=0.1")]
[Follow("LearningRate", typeof(BackwardPasses))]
[Plan(Steps = 2500, BatchSize = 8, Accumulation = 2)]
public static partial class MultiSteps;

[Schedule(Peak = 3e-5)]
[Warmup(Steps = 500)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 4500, FloorOfPeak = 0.1)]
public sealed partial class BackwardPasses;

// https://github.com/Lightricks/LTX-Video-Trainer/issues/67
// Four processes each moved the scheduler, so that a line over 10,000 updates was over after 2500.
// caught: SDL158 Warning "2,500" "10,000" "the last 75 % of the run have no rate"
public static class FourProcesses
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new Linear { Peak = 2e-4, Steps = 2500 } }, 10_000);
}

// https://github.com/RuiningLi/particulate/issues/22
// Eight schedule steps for each update: a cosine for 100,000 was over after 12,500 and swung on.
// caught: SDL157 Warning "12,500" "100,000"
public static class EightProcesses
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new ScheduleDsl.PyTorch.CosineAnnealingLR { Lr = 1e-4, TMax = 12_500 } }, 100_000);
}

// https://github.com/ScrollPrize/villa/pull/1495
// The number of epochs, 1000, as the length of a cosine that moves in each of 250,000 updates.
// caught: SDL157 Warning "after 1,000 updates" "250,000"
public static class EpochsForUpdates
{
    public static Recipe Make => new(
        new SgdSettings { LearningRate = new ScheduleDsl.PyTorch.CosineAnnealingLR { Lr = 0.01, TMax = 1000 }, Momentum = 0.99, Nesterov = true },
        new Plan { Steps = 250_000, BatchSize = 2, DatasetSize = 500 });
}

// https://github.com/pytorch/pytorch/issues/65417
// One-cycle over the 5000 batches of five epochs, moved once per epoch.
// caught: SDL158 Warning "5,000" "the plan 5" "1,000 = updates of an epoch"
// caught: SDL152 Warning "Peak = 0.1" "5 updates"
// caught: SDL151 Error "of 5 updates"
public static class OneCyclePerEpoch
{
    public static Recipe Make => new(
        new SgdSettings { LearningRate = new ScheduleDsl.PyTorch.OneCycleLR { MaxLr = 0.1, TotalSteps = 5000 }, Momentum = 0.9 },
        new Plan { Steps = 5, BatchSize = 32, DatasetSize = 32_000 });
}

// https://github.com/coqui-ai/TTS/issues/1611
// Noam's warmup of 4000 updates, moved once in each of 1000 epochs.
// caught: SDL151 Error "of 1,000 updates (399.9 %)"
public static class NoamPerEpoch
{
    public static Recipe Make => new(new RAdamSettings { LearningRate = new Noam { DModel = 384, WarmupSteps = 4000 } }, 1000);
}

// https://github.com/bigmb/Unet-Segmentation-Pytorch-Nest-of-Unets/issues/14
// A length from an "infinite" constant, in a run of 100.
// caught: SDL158 Warning "10,000,000,000" "the plan 100"
public static class InfiniteCosine
{
    public static Recipe Make => new(new AdamSettings { LearningRate = new ScheduleDsl.PyTorch.CosineAnnealingLR { Lr = 1e-3, TMax = 10_000_000_000 } }, 100);
}

// https://github.com/OpenNMT/OpenNMT-tf/issues/378
// A cosine of 10,000,000 that still has its peak after the 30,000 updates of the run.
// caught: SDL158 Warning "10,000,000" "30,000" "0.3 %"
public static class CosineFarBeyond
{
    public static Recipe Make => new(new AdamSettings { LearningRate = new Cosine { Peak = 2.5e-4, WarmupSteps = 8000, Steps = 10_000_000 }, Beta2 = 0.998 }, 30_000);
}

// https://github.com/ml-explore/mlx-examples/issues/985
// An example's 1000 updates of decay in a run of 5145.
// caught: SDL158 Warning "1,060" "5,145" "79.4 %"
public sealed partial class CopiedDecay
{
    [Schedule]
    private static Curve Define() => Curve.Line(1e-7, 1e-5, 60).Then(Curve.Fall(ScheduleDsl.Profiles.Cosine.Value, 1e-5, 1e-7, 1000));
}

public static class CopiedDecayRun
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new CopiedDecay() }, 5145);
}

// https://github.com/vLAR-group/GrowSP/issues/11
// One-cycle for 60,000 batches, where 400 epochs of 220 are 88,000: it refuses to go on after two thirds.
// caught: SDL158 Warning "60,000" "88,000" "no values for the last 31.82 %"
public static class OneCycleTooShort
{
    public static Recipe Make => new(new SgdSettings { LearningRate = new ScheduleDsl.PyTorch.OneCycleLR { MaxLr = 0.1, TotalSteps = 60_000 }, Momentum = 0.9 }, 88_000);
}

// https://github.com/konstmish/prodigy/issues/4
// A cosine of one epoch's length, moved per update: the multiplier jumps between 1 and the floor.
// caught: SDL157 Warning "after 1 updates" "1,000"
public static class CosineOfOneUpdate
{
    public static Recipe Make => new(new ProdigySettings { LearningRate = new ScheduleDsl.PyTorch.CosineAnnealingLR { Lr = 1, TMax = 1, EtaMin = 1e-4 } }, 1000);
}

// https://github.com/kohya-ss/sd-scripts/issues/141
// A run extended to 2000 updates, and a schedule that was not.
// caught: SDL158 Warning "500" "2,000" "the last 75 % of the run have no rate"
public static class RunExtended
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new ScheduleDsl.HuggingFace.CosineWithHardRestartsScheduleWithWarmup { Lr = 1e-4, NumTrainingSteps = 500 } }, 2000);
}

// https://github.com/mosaicml/composer/issues/1384
// Three times the schedule: 1500 batches, and 1500 more.
// caught: SDL158 Warning "1,000" "3,000" "66.67 %"
public static class RunThreeTimes
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new Cosine { Peak = 2e-4, WarmupSteps = 500, Steps = 1000 } }, 3000);
}

// https://github.com/NVIDIA/Megatron-LM/issues/2258
// A decay that lost the warmup's length once too often: 102.4 M samples, 5.12 M of warmup, and the floor from 97.28 M on.
// caught: SDL158 Warning "95,000" "100,000" "the last 5 % of the run have no rate"
[Recipe(typeof(AdamW), Set = "WeightDecay=0.1, Beta2=0.95")]
[Follow("LearningRate", typeof(WarmupTakenTwice))]
[Plan(Steps = 100_000, BatchSize = 1024)]
public static partial class WarmupTakenTwiceRun;

[Schedule(Peak = 3e-4)]
[Warmup(Samples = 5_120_000)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), Samples = 92_160_000)]
public sealed partial class WarmupTakenTwice;

// https://github.com/huggingface/pytorch-image-models/pull/2312
// A warmup in front of a cosine that has the length of the whole run.
// caught: SDL158 Info "600" "500" "83.33 %"
public static class WarmupInFront
{
    public static Recipe Make => new(
        new AdamWSettings { LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 1e-4, LrMin = 1e-7, TInitial = 500, WarmupT = 100, WarmupPrefix = true } }, 500);
}

// https://github.com/vanhuyz/CycleGAN-TensorFlow/issues/47
// Linear to 0 between updates 100,000 and 200,000, in a training without a last one.
// caught: SDL158 Warning "200,000" "250,000" "the last 20 % of the run have no rate"
[Schedule(Peak = 2e-4)]
[Hold(Steps = 100_000)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), Steps = 100_000)]
public sealed partial class TrainingWithoutLast;

public static class TrainingWithoutLastRun
{
    public static Recipe Make => new(new AdamSettings { LearningRate = new TrainingWithoutLast(), Beta1 = 0.5 }, 250_000);
}

// https://github.com/facebookresearch/detectron2/issues/497
// Milestones of the 3x configuration in a fine-tuning of 2000 updates.
// caught: SDL161 Warning "210,000" "2,000"
// caught: SDL163 Warning "Drops begins at update 170,000" "over after 2,000"
public static class MilestonesOfThreeX
{
    public static Recipe Make => new(new SgdSettings { LearningRate = new MultiStep { Peak = 1e-5, Milestones = StepTable.Of(210_000, 250_000) }, Momentum = 0.9, WeightDecay = 1e-4 }, 2000);
}

[Schedule(Peak = 1e-5)]
[Warmup(Steps = 100)]
[Hold(Steps = 169_900)]
[Drops(EverySteps = 40_000, Factor = 0.1)]
public sealed partial class PhasesOfThreeX;

[Recipe(typeof(Sgd), Set = "Momentum=0.9, WeightDecay=1e-4")]
[Follow("LearningRate", typeof(PhasesOfThreeX))]
[Plan(Steps = 2000)]
public static partial class ShortRunOfThreeX;

// https://github.com/microsoft/SoftTeacher/issues/224
// Milestones of a recipe fifty times as long.
// caught: SDL161 Warning "480,000" "12,000"
public static class MilestonesOfALongRecipe
{
    public static Recipe Make => new(
        new SgdSettings { LearningRate = new ScheduleDsl.PyTorch.MultiStepLR { Lr = 0.01, Milestones = StepTable.Of(480_000, 640_000) }, Momentum = 0.9, WeightDecay = 1e-4 }, 12_000);
}

// https://github.com/facebookresearch/detectron2/issues/4375
// A milestone at the number of updates, which no update has.
// caught: SDL161 Warning "update 20,000" "after 20,000"
public static class MilestoneAtTheEnd
{
    public static Recipe Make => new(new SgdSettings { LearningRate = new MultiStep { Peak = 0.02, Milestones = StepTable.Of(15_000, 20_000) }, Momentum = 0.9 }, 20_000);
}

// https://github.com/Andrew-Brown1/Smooth_AP/issues/13
// A list of milestones that is several lists, one after the other.
// caught in code: SDL171 Error "Milestones has 120 after 300"
public static class MilestonesGlued
{
    public static Recipe Make => new(new AdamSettings { LearningRate = new MultiStep { Peak = 1e-5, Milestones = StepTable.Of(200, 300, 300, 120, 220, 250, 280) } }, 400);
}

// https://github.com/kingoflolz/mesh-transformer-jax/issues/185
// Annealed over 300,000 updates of 350,000: the last 47,000 have the rate of its end.
// caught: SDL162 Warning "over after 303,000" "last 13.43 %" "350,000" "1.2E-05, 10 %"
[Schedule(Peak = 1.2e-4)]
[Warmup(Steps = 3000)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Steps = 300_000, Floor = 1.2e-5)]
public sealed partial class AnnealedEarly;

[Recipe(typeof(AdamW), Set = "WeightDecay=0.1")]
[Follow("LearningRate", typeof(AnnealedEarly))]
[Plan(Steps = 350_000)]
public static partial class RunBehindTheAnneal;
