using ScheduleDsl;
using ScheduleDsl.Modifiers;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using static ScheduleDsl.Language;

namespace Recipes.LanguageModels;

// nanoGPT, GPT-2 124M: https://github.com/karpathy/nanoGPT config/train_gpt2.py, train.py, model.py
[Optimizer, Compose<AdamW>("Beta2=0.95, WeightDecay=0.1"), With<Accumulate>("Batches=40"), With<ClipByGlobalNorm>("MaxNorm=1")]
public sealed partial class NanoGptAdamW;

[Schedule(Peak = 6e-4)]
[Warmup(Steps = 2000)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), FloorOfPeak = 0.1)]
public sealed partial class NanoGptRate;

[Recipe(typeof(NanoGptAdamW))]
[Follow("LearningRate", typeof(NanoGptRate))]
[Plan(Steps = 600_000, BatchSize = 12, Accumulation = 40, SequenceLength = 1024)]
[Group("norms and biases", MaxRank = 1, Set = "WeightDecay=0")]
public static partial class NanoGpt;

// nanoGPT's own formula, (it + 1) / (warmup + 1), as somebody ports it: https://github.com/karpathy/nanoGPT train.py, get_lr
public sealed partial class NanoGptFormula
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 6e-4, long warmup = 2000, long steps = 600_000) => Curve.Of(steps, k =>
    {
        double coefficient = 0.5 * (1 + Cos(3.141592653589793 * (k - warmup) / (steps - warmup)));
        return k < warmup ? peak * (k + 1) / (warmup + 1) : peak / 10 + coefficient * (peak - peak / 10);
    });
}

// nanoGPT, characters: https://github.com/karpathy/nanoGPT config/train_shakespeare_char.py
public static class NanoGptCharacters
{
    public static Recipe Make => new(
        new NanoGptAdamWSettings
        {
            LearningRate = new Cosine { Peak = 1e-3, Steps = 5000, WarmupSteps = 100, DecayFloorOfPeak = 0.1 }, Beta2 = 0.99, WeightDecay = 0.1, AccumulateBatches = 1,
        },
        new Plan { Steps = 5000, BatchSize = 64, SequenceLength = 256 });
}

// nanoGPT, fine-tuning at a constant rate for 20 updates: https://github.com/karpathy/nanoGPT config/finetune_shakespeare.py
public static class NanoGptFineTuning
{
    public static Recipe Make => new(
        new NanoGptAdamWSettings { LearningRate = 3e-5, Beta2 = 0.95, WeightDecay = 0.1, AccumulateBatches = 32, ClipByGlobalNormMaxNorm = 1 },
        new Plan { Steps = 20, BatchSize = 1, Accumulation = 32, SequenceLength = 1024 });
}

// GPT-3 125M: https://arxiv.org/abs/2005.14165 appendix B; peak as in gpt-neox configs/125M.yml
[Optimizer, Compose<AdamW>("Beta2=0.95, WeightDecay=0.1"), With<ClipByGlobalNorm>("MaxNorm=1")]
public sealed partial class ClippedAdamW;

[Schedule(Peak = 6e-4)]
[Warmup(Tokens = 375_000_000)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Tokens = 259_625_000_000, FloorOfPeak = 0.1)]
[Hold]
public sealed partial class Gpt3Rate;

[Recipe(typeof(ClippedAdamW))]
[Follow("LearningRate", typeof(Gpt3Rate))]
[Quantity("BatchSize", typeof(BatchRampup))]
[Plan(Steps = 572_205, BatchSize = 256, SequenceLength = 2048)]
public static partial class Gpt3;

// GPT-3 175B: https://arxiv.org/abs/2005.14165 appendix B; gpt-neox configs/175B.yml
public static class Gpt3Largest
{
    public static Recipe Make => new(
        new ClippedAdamWSettings { LearningRate = new Cosine { Peak = 6e-5, Steps = 93_750, WarmupSteps = 117, DecayFloorOfPeak = 0.1 } },
        new Plan { Steps = 93_750, BatchSize = 1563, SequenceLength = 2048 });
}

// Llama 2 7B and 70B: https://arxiv.org/abs/2307.09288 section 2.2
public static class Llama2
{
    public static Recipe Small => new(
        new ClippedAdamWSettings { LearningRate = new Cosine { Peak = 3e-4, Steps = 476_837, WarmupSteps = 2000, DecayFloorOfPeak = 0.1 }, Epsilon = 1e-5 },
        new Plan { Steps = 476_837, BatchSize = 1024, SequenceLength = 4096 });

    public static Recipe Large => new(
        new ClippedAdamWSettings { LearningRate = new Cosine { Peak = 1.5e-4, Steps = 476_837, WarmupSteps = 2000, DecayFloorOfPeak = 0.1 }, Epsilon = 1e-5 },
        new Plan { Steps = 476_837, BatchSize = 1024, SequenceLength = 4096 });
}

// Llama 3 405B, the cosine of 1,200,000 that the run leaves at 96 % of its way: https://arxiv.org/abs/2407.21783 sections 3.4.1 and 3.4.3
public static class Llama3
{
    public static Recipe Make => new(
        new ClippedAdamWSettings { LearningRate = new Cosine { Peak = 8e-5, Steps = 1_200_000, WarmupSteps = 8000, DecayFloorOfPeak = 0.01 } }, 1_150_000);

    public static Schedule Annealed => new Cosine { Peak = 8e-5, Steps = 1_200_000, WarmupSteps = 8000, DecayFloorOfPeak = 0.01 }.Cooldown(1_149_997, 3);
}

// OLMo 7B: https://github.com/allenai/OLMo configs/official-0724/OLMo-7B.yaml, olmo/optim.py
[Optimizer, Compose<AdamW>("Beta2=0.95, WeightDecay=0.1"), With<ClipByGlobalNorm>]
public sealed partial class OlmoAdamW;

[Schedule(Peak = 3e-4)]
[Warmup(Steps = 5000, FromOfPeak = 0.1)]
[Decay(typeof(ScheduleDsl.Profiles.Linear), FloorOfPeak = 0.1)]
public sealed partial class OlmoRate;

[Schedule(Peak = 10)]
[Hold(Steps = 1000)]
[Drops(0, Factor = 0.1)]
public sealed partial class OlmoClip;

[Recipe(typeof(OlmoAdamW))]
[Follow("LearningRate", typeof(OlmoRate))]
[Follow("ClipByGlobalNormMaxNorm", typeof(OlmoClip))]
[Plan(Steps = 476_837, BatchSize = 2048, SequenceLength = 2048)]
[Group("no decay", MaxRank = 1, Set = "WeightDecay=0")]
[Group("embeddings", Names = "*embedding*", Set = "WeightDecay=0")]
public static partial class Olmo;

// OLMo 1B: https://github.com/allenai/OLMo configs/official-0724/OLMo-1B.yaml
public static class OlmoSmall
{
    public static Recipe Make => new(
        new ClippedAdamWSettings { LearningRate = new Cosine { Peak = 4e-4, Steps = 739_328, WarmupSteps = 2000, DecayFloorOfPeak = 0.1 } }, 739_328);
}

// OLMo 2 7B, stage 1 stops at 78 % of its cosine and stage 2 goes on in a line: https://github.com/allenai/OLMo configs/official-1124/OLMo2-7B-stage1.yaml, -stage2-seed42.yaml
public static class Olmo2
{
    public static Recipe Stage1 => new(
        new ClippedAdamWSettings { LearningRate = new Cosine { Peak = 3e-4, Steps = 1_192_093, WarmupSteps = 2000, DecayFloorOfPeak = 0.1 } },
        new Plan { Steps = 928_646, BatchSize = 1024, SequenceLength = 4096 });

    public static Recipe Stage2 => new(
        new ClippedAdamWSettings { LearningRate = new Linear { Peak = 6.1499e-5, Steps = 11_931 } },
        new Plan { Steps = 11_931, BatchSize = 1024, SequenceLength = 4096 });

    public static Schedule Both => new Cosine { Peak = 3e-4, Steps = 1_192_093, WarmupSteps = 2000, DecayFloorOfPeak = 0.1 }.Cooldown(928_646, 11_931);
}

// OLMo 2 1B, 80 % of its cosine: https://github.com/allenai/OLMo configs/official-0425/OLMo2-1B-stage1.yaml
public static class Olmo2Small
{
    public static Recipe Make => new(
        new ClippedAdamWSettings { LearningRate = new Cosine { Peak = 4e-4, Steps = 2_384_186, WarmupSteps = 4000, DecayFloorOfPeak = 0.1 } },
        new Plan { Steps = 1_907_359, BatchSize = 512, SequenceLength = 4096 });
}

// MiniCPM 2.4B: https://arxiv.org/abs/2404.06395 section 6.2
public static class MiniCpm
{
    public static Recipe Make => new(
        new ClippedAdamWSettings { LearningRate = new HalfLifeWsd { Peak = 0.01, WarmupSteps = 2000, StableSteps = 252_000, HalfLife = 5000 } }, 259_000);
}

// DeepSeek LLM 7B: https://arxiv.org/abs/2401.02954 section 2.3
[Schedule(Peak = 4.2e-4)]
[Warmup(Steps = 2000)]
[Drops(80, 90, Factor = 0.316)]
public sealed partial class DeepSeekRate;

[Recipe(typeof(ClippedAdamW))]
[Follow("LearningRate", typeof(DeepSeekRate))]
[Plan(Steps = 211_929, BatchSize = 2304, SequenceLength = 4096)]
public static partial class DeepSeek;

// DeepSeek-V3: https://arxiv.org/abs/2412.19437 section 4.2
[Schedule(Peak = 2.2e-4)]
[Warmup(Steps = 2000)]
[Hold(Tokens = 10_000_000_000_000)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), Tokens = 4_300_000_000_000, FloorOfPeak = 0.1)]
[Hold(Tokens = 333_000_000_000)]
[Drops(0, Factor = 0.332, Tokens = 167_000_000_000)]
public sealed partial class DeepSeek3Rate;

[Recipe(typeof(ClippedAdamW))]
[Follow("LearningRate", typeof(DeepSeek3Rate))]
[Plan(Steps = 237_239, BatchSize = 15_360, SequenceLength = 4096)]
public static partial class DeepSeek3;

// BERT base: https://github.com/google-research/bert optimization.py (decoupled decay, none on norms and biases)
[Recipe(typeof(ClippedAdamW), Set = "Beta2=0.999, Epsilon=1e-6, WeightDecay=0.01")]
[Follow("LearningRate", typeof(BertRate))]
[Plan(Steps = 1_000_000, BatchSize = 256, SequenceLength = 512)]
[Group("no decay", MaxRank = 1, Set = "WeightDecay=0")]
public static partial class Bert;

[Schedule(Peak = 1e-4)]
[Warmup(Steps = 10_000)]
[Decay(typeof(ScheduleDsl.Profiles.Linear))]
public sealed partial class BertRate;

// BERT's own clock: the decay counts from update 0 and the warmup of a tenth replaces its start: https://github.com/google-research/bert optimization.py
public sealed partial class BertOwnClock
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 2e-5, long steps = 343, long warmup = 34) =>
        Curve.Of(steps, k => k < warmup ? peak * k / warmup : peak * (1 - k / steps));
}

// BERT's README, a demonstration of 20 updates with a warmup of 10: https://github.com/google-research/bert README.md
public static class BertDemonstration
{
    public static Recipe Make => new(
        new ClippedAdamWSettings { LearningRate = new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { Lr = 2e-5, NumTrainingSteps = 20, NumWarmupSteps = 10 }, Epsilon = 1e-6 }, 20);
}

// BERT fine-tuning, MRPC: https://github.com/google-research/bert run_classifier.py, README.md
public static class BertFineTuning
{
    public static Recipe Mrpc => new(
        new ClippedAdamWSettings
        {
            LearningRate = new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { Lr = 2e-5, NumTrainingSteps = 343, NumWarmupSteps = 34 },
            Beta2 = 0.999, Epsilon = 1e-6, WeightDecay = 0.01,
        },
        new Plan { Steps = 343, BatchSize = 32, DatasetSize = 3668 });

    public static Recipe Squad => new(
        new ClippedAdamWSettings { LearningRate = new Linear { Peak = 3e-5, Steps = 14_600, WarmupSteps = 1460 }, Beta2 = 0.999, Epsilon = 1e-6, WeightDecay = 0.01 },
        new Plan { Steps = 14_600, BatchSize = 12 });
}

// RoBERTa base: https://github.com/facebookresearch/fairseq examples/roberta/config/pretraining/base.yaml
public static class Roberta
{
    public static Recipe Make => new(
        new AdamWSettings { LearningRate = new Linear { Peak = 5e-4, Steps = 125_000, WarmupSteps = 10_000 }, Beta2 = 0.98, Epsilon = 1e-6, WeightDecay = 0.01 },
        new Plan { Steps = 125_000, BatchSize = 128, Accumulation = 16 });

    public static Recipe Rte => new(
        new AdamWSettings { LearningRate = new Linear { Peak = 2e-5, Steps = 2036, WarmupSteps = 122 }, Beta2 = 0.98, Epsilon = 1e-6, WeightDecay = 0.1 }, 2036);
}

// T5: https://github.com/google-research/text-to-text-transfer-transformer gin/learning_rate_schedules/rsqrt_no_ramp_down.gin, constant_0_001.gin
public sealed partial class InverseRoot
{
    [Schedule]
    private static Curve Define() => Curve.Of(k => 1 / Sqrt(Max(k, 10_000)));
}

public static class T5
{
    public static Recipe Pretraining => new(new AdafactorSettings { RelativeStep = false, LearningRate = new InverseRoot() }, 524_288);

    public static Recipe FineTuning => new(new AdafactorSettings { RelativeStep = false, LearningRate = 1e-3 }, 262_144);
}

// The Transformer, base: https://github.com/tensorflow/tensor2tensor models/transformer.py; fairseq's examples/translation/README.md
public static class Transformer
{
    public static Recipe Make => new(new AdamSettings { LearningRate = new Noam { DModel = 512, WarmupSteps = 4000 }, Beta2 = 0.98, Epsilon = 1e-9 }, 100_000);

    public static Recipe Fairseq => new(
        new AdamWSettings
        {
            LearningRate = new ScheduleDsl.Fairseq.InverseSquareRootSchedule { Lr = 5e-4, WarmupUpdates = 4000, WarmupInitLr = 1e-7 }, Beta2 = 0.98, WeightDecay = 1e-4,
        },
        100_000);
}

// word2vec: https://github.com/tmikolov/word2vec word2vec.c, lines 397 and 695; fastText: https://github.com/facebookresearch/fastText src/args.cc
public static class WordVectors
{
    public static Recipe Word2Vec => new(new SgdSettings { LearningRate = new Linear { Peak = 0.025, Steps = 10_000_000, DecayFloorOfPeak = 1e-4 } }, 10_000_000);

    public static Recipe FastText => new(new SgdSettings { LearningRate = new Linear { Peak = 0.1, Steps = 1_000_000 } }, 1_000_000);
}

// SmolLM3 3B: https://huggingface.co/blog/smollm3
public static class SmolLm3
{
    public static Recipe Make => new(
        new ClippedAdamWSettings { LearningRate = new Trapezoid { Peak = 2e-4, Steps = 4_700_000, WarmupSteps = 2000, DecayFraction = 0.1 } }, 4_700_000);
}
