using ScheduleDsl;
using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using static ScheduleDsl.Language;

namespace Recipes.Vision;

// ViT from scratch on ImageNet-1k: https://arxiv.org/abs/2010.11929 section 4.1; https://github.com/facebookresearch/ClassyVision examples/vit/vit_b16_in.json
[Optimizer, Compose<AdamW>, With<ClipByGlobalNorm>("MaxNorm=1")]
public sealed partial class ClippedAdamW;

[Recipe(typeof(ClippedAdamW), Set = "WeightDecay=0.3")]
[Follow("LearningRate", typeof(VitRate))]
[Plan(Epochs = 300, BatchSize = 4096, DatasetSize = 1_277_952)]
public static partial class VitFromScratch;

[Schedule(Peak = 3e-3)]
[Warmup(Steps = 10_000)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine))]
public sealed partial class VitRate;

// ViT fine-tuning and AugReg: https://github.com/google-research/vision_transformer vit_jax/configs/common.py, augreg.py, vit_jax/train.py
[Optimizer, Compose<Sgd>("Momentum=0.9"), With<Accumulate>("Batches=8"), With<ClipByGlobalNorm>("MaxNorm=1")]
public sealed partial class VitSgd;

[Optimizer, Compose<Sgd>("Momentum=0.9"), With<EmaOfWeights>(Name = "Average")]
public sealed partial class VitAveragedSgd;

public static class VitFineTuning
{
    public static Recipe Averaged => new(
        new VitAveragedSgdSettings { LearningRate = new Cosine { Peak = 0.03, Steps = 20_000, WarmupSteps = 500 }, AverageDecay = 0.9999 }, 20_000);

    public static Recipe Gathered => new(
        new VitSgdSettings { LearningRate = new Cosine { Peak = 0.03, Steps = 20_000, WarmupSteps = 500 } },
        new Plan { Steps = 20_000, BatchSize = 64, Accumulation = 8 });

    public static Recipe Linear => new(new VitSgdSettings { LearningRate = new Linear { Peak = 0.03, Steps = 10_000, WarmupSteps = 500, DecayFloorOfPeak = 3.3e-4 } }, 10_000);

    public static Recipe AugReg => new(new SgdSettings { LearningRate = new Cosine { Peak = 0.03, Steps = 500, WarmupSteps = 100 }, Momentum = 0.9 }, 500);
}

// DeiT-B, read in every update: https://github.com/facebookresearch/deit main.py, README_deit.md
[Optimizer, Compose<AdamW>("WeightDecay=0.05"), With<EmaOfWeights>("Decay=0.99996", Name = "Average")]
public sealed partial class AveragedAdamW;

public static class Deit
{
    public static Recipe Make => new(
        new AveragedAdamWSettings
        {
            LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 1e-3, TInitial = 375_300, WarmupT = 6255, WarmupLrInit = 1e-6, LrMin = 1e-5 }, WeightDecay = 0.05, AverageDecay = 0.99996,
        },
        new Plan { Steps = 375_300, BatchSize = 1024, DatasetSize = 1_281_024 });
}

// DeiT-B as timm runs it, the schedule read once per epoch, warmup included: https://github.com/facebookresearch/deit main.py
public sealed partial class DeitPerEpoch
{
    [Schedule]
    private static Curve Define() => Curve.Of(375_300, k =>
    {
        double epoch = Floor(k / 1251);
        return epoch < 5 ? 1e-6 + epoch * (1e-3 - 1e-6) / 5 : 1e-5 + (1e-3 - 1e-5) * 0.5 * (1 + Cos(3.141592653589793 * epoch / 300));
    });
}

// DeiT-B at 384, floor and rate 5e-6: https://github.com/facebookresearch/deit README_deit.md
public static class DeitFineTuning
{
    public static Recipe Make => new(
        new AdamWSettings { LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 5e-6, TInitial = 75_060, LrMin = 5e-6 }, WeightDecay = 1e-8 },
        new Plan { Steps = 75_060, BatchSize = 512 });
}

// DeiT III S, and its fine-tuning with the floor at the rate: https://github.com/facebookresearch/deit README_revenge.md
public static class Deit3
{
    public static Recipe Pretraining => new(
        new LambSettings { LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 4e-3, TInitial = 500_000, WarmupT = 3125, WarmupLrInit = 1e-6, LrMin = 1e-5 }, WeightDecay = 0.05 }, 500_000);

    public static Recipe FineTuning => new(
        new AdamWSettings { LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 1e-5, TInitial = 50_040, WarmupT = 12_510, WarmupLrInit = 1e-6, LrMin = 1e-5 }, WeightDecay = 0.1 }, 50_040);
}

// timm, 300 epochs and ten more at the floor (cooldown_epochs): https://github.com/huggingface/pytorch-image-models hfdocs/source/training_script.mdx
public static class TimmWithCooldown
{
    public static Recipe Make => new(
        new SgdSettings { LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 0.6, TInitial = 250_200, WarmupT = 4170, WarmupLrInit = 1e-6, LrMin = 1e-5 }, Momentum = 0.9, WeightDecay = 1e-4 }, 258_540);
}

// MAE, ViT-L: https://github.com/facebookresearch/mae PRETRAIN.md, FINETUNE.md, util/lr_sched.py
public static class Mae
{
    public static Recipe Pretraining => new(
        new AdamWSettings { LearningRate = new Cosine { Peak = 2.4e-3, Steps = 249_600, WarmupSteps = 12_480 }, Beta2 = 0.95, WeightDecay = 0.05 },
        new Plan { Steps = 249_600, BatchSize = 4096 });

    public static Recipe FineTuning => new(
        new AdamWSettings { LearningRate = new Cosine { Peak = 4e-3, Steps = 62_550, WarmupSteps = 6255, DecayFloorOfPeak = 2.5e-4 }, WeightDecay = 0.05 },
        new Plan { Steps = 62_550, BatchSize = 1024 });

    public static Recipe LinearProbe => new(
        new LarsSettings { LearningRate = new Cosine { Peak = 6.4, Steps = 7020, WarmupSteps = 780 }, Momentum = 0.9, AlwaysAdapt = true }, 7020);
}

// CLIP ViT-B/32: https://arxiv.org/abs/2103.00020 table 19; https://github.com/mlfoundations/open_clip src/open_clip_train/params.py
public static class Clip
{
    public static Recipe Vit => new(
        new AdamWSettings { LearningRate = new Cosine { Peak = 5e-4, Steps = 390_625, WarmupSteps = 2000 }, Beta2 = 0.98, Epsilon = 1e-6, WeightDecay = 0.2 },
        new Plan { Steps = 390_625, BatchSize = 32_768 });

    public static Recipe ResNet => new(
        new AdamWSettings { LearningRate = new Cosine { Peak = 5e-4, Steps = 390_625, WarmupSteps = 2000 }, WeightDecay = 0.2 },
        new Plan { Steps = 390_625, BatchSize = 32_768 });
}

// DINO ViT-S/16: https://github.com/facebookresearch/dino main_dino.py, utils.py
[Optimizer, Compose<AdamW>, With<LossScale>, With<FiniteCheck>, With<ClipByNorm>("MaxNorm=3")]
public sealed partial class DinoAdamW;

[Schedule(Peak = 1e-3)]
[Warmup(Steps = 25_020)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Floor = 1e-6)]
public sealed partial class DinoRate;

public sealed partial class DinoTeacher
{
    [Schedule]
    private static Curve Define(long steps) => Curve.Fall(ScheduleDsl.Profiles.Cosine.Value, 0.996, 1, steps);
}

[Recipe(typeof(DinoAdamW))]
[Follow("LearningRate", typeof(DinoRate))]
[Follow("WeightDecay", typeof(CosineWeightDecay))]
[Quantity("TeacherMomentum", typeof(DinoTeacher))]
[Plan(Steps = 250_200, BatchSize = 512)]
[Group("no decay", MaxRank = 1, Set = "WeightDecay=0")]
public static partial class Dino;

// DINOv2, the last layer stands still for the first epoch: https://github.com/facebookresearch/dinov2 dinov2/configs/ssl_default_config.yaml, dinov2/train/train.py
public sealed partial class DinoV2LastLayer
{
    [Schedule]
    private static Curve Define() =>
        Curve.Constant(0, 1250).Then(Curve.Line(4e-4, 4e-3, 11_250)).Then(Curve.Fall(ScheduleDsl.Profiles.Cosine.Value, 4e-3, 1e-6, 112_500));
}

public static class DinoV2
{
    public static Recipe Make => new(
        new AdamWSettings { LearningRate = new Cosine { Peak = 5.7e-3, Steps = 125_000, WarmupSteps = 12_500, DecayFloorOfPeak = 1.8e-4 }, WeightDecay = new Linear { Peak = 0.4, Steps = 125_000 } }, 125_000);

    public static Recipe LastLayer => new(new AdamWSettings { LearningRate = new DinoV2LastLayer() }, 125_000);
}

// ResNet-50, torchvision's first recipe: https://github.com/pytorch/vision references/classification/train.py
public static class ResNet50Torchvision
{
    public static Recipe Make => new(
        new SgdSettings { LearningRate = new ScheduleDsl.PyTorch.MultiStepLR { Lr = 0.1, Gamma = 0.1, Milestones = StepTable.Of(150_120, 300_240) }, Momentum = 0.9, WeightDecay = 1e-4 },
        new Plan { Steps = 450_360, BatchSize = 256 });

    public static Recipe BySteps => new(new SgdSettings { LearningRate = new ScheduleDsl.PyTorch.StepLR { Lr = 0.1, StepSize = 150_120 }, Momentum = 0.9, WeightDecay = 1e-4 }, 450_360);
}

// ResNet-50, torchvision's second recipe: https://pytorch.org/blog/how-to-train-state-of-the-art-models-using-torchvision-latest-primitives/
[Optimizer, Compose<Sgd>("Momentum=0.9, WeightDecay=2e-5"), With<EmaOfWeights>("Decay=0.9989, Every=32", Name = "Average")]
public sealed partial class AveragedSgd;

public static class ResNet50TorchvisionNew
{
    public static Recipe Make => new(
        new AveragedSgdSettings
        {
            LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 0.5, TInitial = 750_600, WarmupT = 6255, WarmupLrInit = 5e-3 }, Momentum = 0.9, WeightDecay = 2e-5,
            AverageDecay = 0.9989, AverageEvery = 32,
        },
        new Plan { Steps = 750_600, BatchSize = 1024 });
}

// ResNet-50, timm A1 and A3: https://arxiv.org/abs/2110.00476 table 2
public static class ResNet50Timm
{
    public static Recipe A1 => new(
        new LambSettings { LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 5e-3, TInitial = 375_000, WarmupT = 3125, WarmupLrInit = 1e-4, LrMin = 1e-6 }, WeightDecay = 0.01 }, 375_000);

    public static Recipe A3 => new(
        new LambSettings { LearningRate = new ScheduleDsl.Timm.CosineLRScheduler { Lr = 8e-3, TInitial = 62_500, WarmupT = 3125, WarmupLrInit = 1e-4, LrMin = 1e-6 }, WeightDecay = 0.02 }, 62_500);
}

// EfficientNetV2, RMSProp at 0.256: https://arxiv.org/abs/2104.00298 section 5.1; https://github.com/huggingface/pytorch-image-models hfdocs/source/training_script.mdx
public static class EfficientNet
{
    public static Recipe Make => new(
        new RmsPropSettings { LearningRate = new ScheduleDsl.Timm.StepLRScheduler { Lr = 0.256, DecayT = 749, DecayRate = 0.97, WarmupT = 1560, WarmupLrInit = 1e-6 }, Alpha = 0.9, Momentum = 0.9, Epsilon = 1e-3, WeightDecay = 1e-5 },
        109_200);
}

// ResNet-50 with LARS at batch 32k: https://github.com/mlcommons/training_results_v0.7 Google/benchmarks/resnet/implementations, lars_util.py
public sealed partial class LarsRate
{
    [Schedule]
    private static Curve Define() => Curve.Line(0, 31.2, 978).Then(Curve.Fall(t => (1 - t) * (1 - t), 31.2, 1e-4, 1838));
}

public static class ResNet50Lars
{
    public static Recipe Make => new(new LarsSettings { LearningRate = new LarsRate(), Momentum = 0.9, WeightDecay = 1e-4 }, new Plan { Steps = 2816, BatchSize = 32_768 });

    public static Recipe Relative => new(new LarsSettings { LearningRate = new Linear { Peak = 31.2, Steps = 2816, WarmupSteps = 978, DecayFloorOfPeak = 3.2e-6 }, Momentum = 0.9 }, 2816);
}

// Super-convergence on CIFAR-10: https://github.com/lnsmith54/super-convergence README.md
public static class SuperConvergence
{
    public static Recipe Triangle => new(
        new SgdSettings { LearningRate = new Cyclic { Floor = 0.1, Peak = 3, UpSteps = 5000, DownSteps = 5000 }, Momentum = 0.9, WeightDecay = 1e-4 }, 10_000);

    public static Recipe OneCycle => new(new SgdSettings { LearningRate = new OneCycle { Peak = 3, Steps = 10_000, UpFraction = 0.6 }, Momentum = 0.9, WeightDecay = 1e-4 }, 10_000);

    public static Recipe Baseline => new(
        new SgdSettings { LearningRate = new MultiStep { Peak = 0.35, Milestones = StepTable.Of(50_000, 70_000) }, Momentum = 0.9, WeightDecay = 1e-4 }, 80_000);
}
