using ScheduleDsl;
using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using static ScheduleDsl.Language;

namespace Recipes.Others;

// Whisper, tiny: https://arxiv.org/abs/2212.04356 section 2.4 and tables 17 to 19
[Optimizer, Compose<AdamW>("Beta2=0.98, Epsilon=1e-6, WeightDecay=0.1"), With<LossScale>, With<FiniteCheck>, With<ClipByGlobalNorm>("MaxNorm=1")]
public sealed partial class WhisperAdamW;

public static class Whisper
{
    public static Recipe Tiny => new(
        new WhisperAdamWSettings { LearningRate = new Linear { Peak = 1.5e-3, Steps = 1_048_576, WarmupSteps = 2048 }, Beta2 = 0.98, Epsilon = 1e-6, WeightDecay = 0.1 },
        new Plan { Steps = 1_048_576, BatchSize = 256 });

    public static Recipe LargeV2 => new(new WhisperAdamWSettings { LearningRate = new Linear { Peak = 2e-4, Steps = 655_360, WarmupSteps = 2048 } }, new Plan { Steps = 655_360, BatchSize = 1024 });
}

// wav2vec 2.0 base, large and a fine-tuning in three stages: https://github.com/facebookresearch/fairseq examples/wav2vec/config
public static class Wav2Vec
{
    public static Recipe Base => new(new AdamWSettings { LearningRate = new Linear { Peak = 5e-4, Steps = 400_000, WarmupSteps = 32_000 }, Beta2 = 0.98, Epsilon = 1e-6, WeightDecay = 0.01 }, 400_000);

    public static Recipe Large => new(new AdamWSettings { LearningRate = new Linear { Peak = 5e-3, Steps = 1_000_000, WarmupSteps = 32_000 }, Beta2 = 0.98, Epsilon = 1e-6, WeightDecay = 0.01 }, 1_000_000);

    public static Recipe FineTuning => new(
        new AdamSettings { LearningRate = new TriStage { Peak = 3e-5, WarmupSteps = 8000, HoldSteps = 32_000, DecaySteps = 40_000, InitRatio = 0.01, EndRatio = 0.05 }, Beta2 = 0.98 },
        new Plan { Steps = 80_000, Accumulation = 4 });
}

// AlphaFold 2, a rate that falls by exactly 5 % behind 50,000 updates: https://github.com/aqlaboratory/openfold openfold/utils/lr_schedulers.py, train_openfold.py
[Optimizer, Compose<Adam>("Epsilon=1e-5"), With<ClipByGlobalNorm>("MaxNorm=0.1"), With<EmaOfWeights>("Decay=0.999", Name = "Average")]
public sealed partial class AlphaFoldAdam;

public sealed partial class AlphaFoldRate
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1e-3, long warmup = 1000) =>
        Curve.Of(k => k < warmup ? peak * k / warmup : k < 50_000 ? peak : peak * Pow(0.95, Floor(k / 50_000)));
}

public static class AlphaFold
{
    public static Recipe Make => new(new AlphaFoldAdamSettings { LearningRate = new AlphaFoldRate() }, new Plan { Steps = 78_000, BatchSize = 128 });

    public static Recipe FineTuning => new(new AlphaFoldAdamSettings { LearningRate = 5e-4 }, 11_000);
}

// LoRA of GPT-2 medium on E2E, of RoBERTa large and GPT-3: https://github.com/microsoft/LoRA examples/NLG/README.md, examples/NLU
public static class Lora
{
    public static Recipe Gpt2 => new(new AdamWSettings { LearningRate = new Linear { Peak = 2e-4, Steps = 26_290, WarmupSteps = 500 }, Epsilon = 1e-6, WeightDecay = 0.01 }, new Plan { Steps = 26_290, BatchSize = 8 });

    public static Recipe Roberta => new(new AdamWSettings { LearningRate = new Linear { Peak = 3e-4, Steps = 122_720, WarmupSteps = 7363 }, Epsilon = 1e-6, WeightDecay = 0.1 }, new Plan { Steps = 122_720, BatchSize = 32 });

    public static Recipe Gpt3 => new(new AdamWSettings { LearningRate = new Linear { Peak = 2e-4, Steps = 5000, WarmupSteps = 50 }, WeightDecay = 0.1 }, 5000);
}

// QLoRA, Guanaco 7B: https://github.com/artidoro/qlora scripts/finetune_guanaco_7b.sh, qlora.py
[Optimizer, Compose<AdamW>("WeightDecay=0"), With<Accumulate>("Batches=16"), With<ClipByGlobalNorm>("MaxNorm=0.3")]
public sealed partial class QLoraAdamW;

public static class QLora
{
    public static Recipe Make => new(new QLoraAdamWSettings { LearningRate = 2e-4, WeightDecay = 0, AccumulateBatches = 16, ClipByGlobalNormMaxNorm = 0.3 }, new Plan { Steps = 1875, BatchSize = 1, Accumulation = 16 });

    public static Recipe WithWarmup => new(
        new QLoraAdamWSettings { LearningRate = new ScheduleDsl.HuggingFace.ConstantScheduleWithWarmup { Lr = 2e-4, NumWarmupSteps = 56 }, WeightDecay = 0, AccumulateBatches = 16 }, 1875);

    public static object Adapters(ParameterTable adapters) => QLoraAdamW.For(adapters, new QLoraAdamWSettings { LearningRate = 2e-4, WeightDecay = 0 });
}

// Llama 2 chat, fine-tuning of all weights: https://arxiv.org/abs/2307.09288 section 3.1
public static class LlamaChat
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new Cosine { Peak = 2e-5, Steps = 860, DecayFloorOfPeak = 0.1 }, Beta2 = 0.95, WeightDecay = 0.1 }, new Plan { Steps = 860, BatchSize = 64, SequenceLength = 4096 });
}

// DiT XL/2: https://github.com/facebookresearch/DiT train.py
[Optimizer, Compose<AdamW>("WeightDecay=0"), With<EmaOfWeights>("Decay=0.9999", Name = "Ema")]
public sealed partial class AveragedAdamW;

public static class Dit
{
    public static Recipe Make => new(new AveragedAdamWSettings { LearningRate = 1e-4, WeightDecay = 0, EmaDecay = 0.9999 }, new Plan { Steps = 7_000_000, BatchSize = 256 });
}

// Stable Diffusion: https://github.com/CompVis/stable-diffusion configs/stable-diffusion/v1-inference.yaml; diffusers' examples/text_to_image/README.md
public static class StableDiffusion
{
    public static Recipe Version1 => new(
        new AveragedAdamWSettings { LearningRate = new LinearWarmup { Peak = 1e-4, WarmupSteps = 10_000, WarmupFromOfPeak = 1e-6 }, WeightDecay = 0.01, EmaDecay = 0.9999, EmaWarmup = true },
        new Plan { Steps = 515_000, BatchSize = 1024, Accumulation = 2 });

    public static Recipe FineTuning => new(
        new AveragedAdamWSettings { LearningRate = 1e-5, WeightDecay = 1e-2, EmaDecay = 0.9999, EmaWarmup = true }, new Plan { Steps = 15_000, BatchSize = 1, Accumulation = 4 });
}

// StyleGAN2, generator and discriminator with lazy regularisation: https://github.com/NVlabs/stylegan2-ada-pytorch train.py, training/training_loop.py
public static class StyleGan2
{
    public static Recipe Generator => new(new AdamSettings { LearningRate = 1.6e-3, Beta1 = 0, Beta2 = 0.99197 }, new Plan { Steps = 781_250, BatchSize = 32 });

    public static Recipe Discriminator => new(new AdamSettings { LearningRate = 1.88e-3, Beta1 = 0, Beta2 = 0.99058 }, new Plan { Steps = 781_250, BatchSize = 32 });
}

// NeRF: https://github.com/bmild/nerf run_nerf.py, paper_configs; the formula goes on without end
public sealed partial class NerfRate
{
    [Schedule]
    private static Curve Define(double decaySteps = 250_000) => Curve.Of(k => 5e-4 * Pow(0.1, k / decaySteps));
}

public static class Nerf
{
    public static Recipe Paper => new(new AdamSettings { LearningRate = new Exponential { Peak = 5e-4, Steps = 250_000, EndRatio = 0.1 }, Epsilon = 1e-7 }, new Plan { Steps = 250_000, BatchSize = 4096 });

    public static Recipe Code => new(new AdamSettings { LearningRate = new NerfRate(), Epsilon = 1e-7 }, 1_000_000);
}

// Instant NGP: https://github.com/NVlabs/instant-ngp configs/nerf/base.json
[Optimizer, Compose<Adam>("Beta2=0.99, Epsilon=1e-15, WeightDecay=1e-6"), With<EmaOfWeights>("Decay=0.95", Name = "Ema")]
public sealed partial class InstantNgpAdam;

public static class InstantNgp
{
    public static Recipe Make => new(
        new InstantNgpAdamSettings { LearningRate = new MultiStep { Peak = 1e-2, Factor = 0.33, Milestones = StepTable.Of(20_000, 30_000) }, Beta2 = 0.99, Epsilon = 1e-15, WeightDecay = 1e-6, EmaDecay = 0.95 }, 35_000);
}

// 3D Gaussian splatting: https://github.com/graphdeco-inria/gaussian-splatting arguments/__init__.py, scene/gaussian_model.py
public static class GaussianSplatting
{
    public static Recipe Positions => new(new AdamSettings { LearningRate = new Exponential { Peak = 8e-4, Steps = 30_000, EndRatio = 1e-2 }, Epsilon = 1e-15 }, 30_000);

    public static Recipe Opacity => new(new AdamSettings { LearningRate = 0.05, Epsilon = 1e-15 }, 30_000);
}

// PPO on Atari, the rate read once per iteration of 16 updates, and on MuJoCo: https://github.com/vwxyzjn/cleanrl cleanrl/ppo_atari.py, ppo_continuous_action.py
[Optimizer, Compose<Adam>("Epsilon=1e-5"), With<ClipByGlobalNorm>("MaxNorm=0.5")]
public sealed partial class PpoAdam;

public sealed partial class PpoRate
{
    [Schedule]
    private static Curve Define(double peak = 2.5e-4, double iterations = 9765, double updates = 16) =>
        Curve.Of(iterations * updates, k => peak * (1 - Floor(k / updates) / iterations));
}

public static class Ppo
{
    public static Recipe Atari => new(new PpoAdamSettings { LearningRate = new PpoRate(), Epsilon = 1e-5 }, new Plan { Steps = 156_240, BatchSize = 256 });

    public static Recipe MuJoCo => new(new PpoAdamSettings { LearningRate = new PpoRate { Peak = 3e-4, Iterations = 488, Updates = 320 }, Epsilon = 1e-5 }, new Plan { Steps = 156_160, BatchSize = 64 });

    public static Recipe Linear => new(new PpoAdamSettings { LearningRate = new Linear { Peak = 3e-4, Steps = 156_160 }, Epsilon = 1e-5 }, 156_160);
}

// DQN, A2C and SAC: https://github.com/google-deepmind/dqn NeuralQLearner.lua; https://github.com/DLR-RM/rl-baselines3-zoo hyperparams
public static class ReinforcementLearning
{
    public static Recipe Dqn => new(new RmsPropSettings { LearningRate = 2.5e-4, Alpha = 0.95, Momentum = 0, Centered = true, Epsilon = 0.01 }, 12_500_000);

    public static Recipe C51 => new(new AdamSettings { LearningRate = 2.5e-4, Epsilon = 3.125e-4 }, 2_480_000);

    public static Recipe A2c => new(new RmsPropSettings { LearningRate = new Linear { Peak = 7e-4, Steps = 125_000 }, Alpha = 0.99, Epsilon = 1e-5 }, 125_000);

    public static Recipe Sac => new(new AdamSettings { LearningRate = 3e-4 }, 1_000_000);
}

// GCN on Cora: https://github.com/tkipf/gcn gcn/train.py, gcn/models.py
[Recipe(typeof(Adam), Set = "LearningRate=0.01, WeightDecay=5e-4")]
[Plan(Steps = 200)]
[Group("second layer", Names = "layer2.*", Set = "WeightDecay=0")]
public static partial class Gcn;

// Prodigy at 1.0: https://github.com/konstmish/prodigy README.md
public static class ProdigyAtOne
{
    public static Recipe Plain => new(new ProdigySettings { LearningRate = 1, WeightDecay = 0.1 }, 1000);

    public static Recipe WithCosine => new(new ProdigySettings { LearningRate = new Cosine { Peak = 1, Steps = 50_000 }, WeightDecay = 0.01 }, 50_000);

    public static Recipe WithWarmup => new(new ProdigySettings { LearningRate = new Cosine { Peak = 1, Steps = 20_000, WarmupSteps = 500 }, SafeguardWarmup = true, CorrectBias = true, WeightDecay = 0.01 }, 20_000);
}

// Schedule-Free AdamW, AlgoPerf's self-tuning winner: https://github.com/facebookresearch/schedule_free algoperf, submission.py
public static class ScheduleFree
{
    public static Recipe AdamW => new(new ScheduleFreeAdamWSettings { LearningRate = 2.5e-3, Beta2 = 0.99552, WeightDecay = 0.0812, Warmup = 2000, StepPower = 0.75 }, 100_000);

    public static Recipe Sgd => new(new ScheduleFreeSgdSettings { LearningRate = 1 }, 14_070);
}

// Muon's README: hidden matrices by Muon, the rest by AdamW: https://github.com/KellerJordan/Muon README.md
[Recipe(typeof(Muon), Set = "LearningRate=0.02, WeightDecay=0.01")]
[Plan(Steps = 6200, BatchSize = 512, SequenceLength = 1024)]
public static partial class MuonOfItsReadme;

[Recipe(typeof(AdamW), Set = "LearningRate=3e-4, Beta2=0.95, Epsilon=1e-10, WeightDecay=0.01")]
[Plan(Steps = 6200, BatchSize = 512, SequenceLength = 1024)]
public static partial class BesideMuon;

// The same rate for Muon and AdamW in Moonlight: https://arxiv.org/abs/2502.16982 section 3.3
public sealed partial class MoonlightRate
{
    [Schedule]
    private static Curve Define() => Curve.Line(0, 4.2e-4, 2000)
        .Then(Curve.Constant(4.2e-4, 2000))
        .Then(Curve.Fall(ScheduleDsl.Profiles.Cosine.Value, 4.2e-4, 4.2e-5, 154_000))
        .Then(Curve.Line(4.2e-5, 1e-4, 100))
        .Then(Curve.Line(1e-4, 0, 14_800));
}

public static class Moonlight
{
    public static Recipe Matrices => new(new MuonSettings { LearningRate = new MoonlightRate(), WeightDecay = 0.1, AverageGradients = false, Scaling = MuonScaling.Moonlight }, 172_900);

    public static Recipe Others => new(new AdamWSettings { LearningRate = new MoonlightRate(), Beta2 = 0.95, WeightDecay = 0.1 }, 172_900);
}

// Lion, ViT-B/16 with strong augmentation and a language model: https://github.com/google/automl lion/README.md
public static class LionRecipes
{
    public static Recipe Vit => new(new LionSettings { LearningRate = new Cosine { Peak = 1e-4, Steps = 93_600, WarmupSteps = 10_000 }, WeightDecay = 10 }, 93_600);

    public static Recipe LanguageModel => new(new LionSettings { LearningRate = new Cosine { Peak = 1e-4, Steps = 100_000, WarmupSteps = 10_000 }, Beta1 = 0.95, Beta2 = 0.98, WeightDecay = 0.01 }, 100_000);
}

// Adam-mini, GPT-2 small: https://github.com/zyushun/Adam-mini examples/gpt2/config/train_gpt2_small.py
public static class AdamMiniGpt2
{
    public static Recipe Make => new(new AdamMiniSettings { LearningRate = new Cosine { Peak = 6e-4, Steps = 100_000, WarmupSteps = 2000, DecayFloorOfPeak = 0.05 }, Beta2 = 0.95 }, new Plan { Steps = 100_000, BatchSize = 60, Accumulation = 8 });
}

// 8-bit Adam, a language model of 1.5B: https://arxiv.org/abs/2110.02861
public static class Adam8Bit
{
    public static object Make(ParameterTable table) => AdamW.For(
        table, new AdamWSettings { LearningRate = new Cosine { Peak = 2e-4, Steps = 100_000, WarmupSteps = 3000 }, Beta2 = 0.995, Epsilon = 1e-7 }, new RunOptions { StatePrecision = StatePrecision.Block8Signed });
}

// Sophia-G 125M: https://github.com/Liuhong99/Sophia config/train_gpt2_small_sophiag.py
public static class SophiaG
{
    public static Recipe Make => new(new SophiaSettings { LearningRate = new Cosine { Peak = 6e-4, Steps = 100_000, WarmupSteps = 2000, DecayFloorOfPeak = 0.025 }, Beta1 = 0.965, Beta2 = 0.99, WeightDecay = 0.2 }, new Plan { Steps = 100_000, BatchSize = 480 });
}
