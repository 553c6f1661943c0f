using ScheduleDsl;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Schedules;
using static ScheduleDsl.Language;

namespace Incidents.Warmups;

// https://github.com/WasifurRahman/BERT_multimodal_transformer/pull/22
// Warmup and length of the training interchanged.
// caught: SDL171 Error "the warmup takes longer than the run" "1000" "100"
public static class Interchanged
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { Lr = 1e-5, NumWarmupSteps = 1000, NumTrainingSteps = 100 } }, 1000);
}

// https://github.com/Morizeyao/GPT2-Chinese/issues/60
// A default of 2000 updates in trainings that are shorter.
// caught: SDL151 Error "2,000 of 1,200 updates (166.67 %)"
// caught: SDL152 Warning "0.00015" "1,200" "59.95 %"
public static class DefaultWarmup
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new LinearWarmup { Peak = 1.5e-4, WarmupSteps = 2000 } }, 1200);
}

// https://github.com/facebookresearch/d2go/issues/19
// As many updates as the warmup has.
// caught: SDL151 Warning "300 of 300 updates (100 %)"
public static class WarmupIsTheRun
{
    public static Recipe Make => new(new SgdSettings { LearningRate = new LinearWarmup { Peak = 0.02, WarmupSteps = 300 }, Momentum = 0.9 }, 300);
}

// https://github.com/axolotl-ai-cloud/axolotl/pull/2897
// The warmup of 100 updates of an example, with a small data set.
// caught: SDL151 Warning "100 of 150 updates (66.67 %)"
public static class WarmupOfAnExample
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new Cosine { Peak = 2e-4, Steps = 150, WarmupSteps = 100 } }, 150);
}

// https://github.com/WongKinYiu/yolov7/issues/1472
// At least 1000 updates of warmup, with 200 images in batches of 8: 40 epochs.
// caught: SDL151 Warning "1,000 of 1,250 updates (80 %)"
[Recipe(typeof(Sgd), Set = "Momentum=0.937, Nesterov=true, WeightDecay=5e-4")]
[Follow("LearningRate", typeof(AtLeastAThousand))]
[Plan(Epochs = 50, BatchSize = 8, DatasetSize = 200)]
public static partial class SmallDataSet;

[Schedule(Peak = 0.01)]
[Warmup(Steps = 1000)]
[Decay(typeof(ScheduleDsl.Profiles.Cosine), FloorOfPeak = 0.1)]
public sealed partial class AtLeastAThousand;

// https://github.com/d8ahazard/sd_dreambooth_extension/pull/557
// A default of 500 updates in a short training.
// caught: SDL151 Warning "500 of 800 updates (62.5 %)"
public static class WarmupOfDreambooth
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new ScheduleDsl.HuggingFace.CosineScheduleWithWarmup { Lr = 2e-6, NumWarmupSteps = 500, NumTrainingSteps = 800 } }, 800);
}

// https://github.com/Nerogar/OneTrainer/pull/559
// One field for steps and parts: a warmup of 1 is all of the 100 updates.
// caught: SDL151 Warning "100 of 100 updates (100 %)"
public sealed partial class PartOrSteps
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1e-4, double warmup = 1, long steps = 100)
    {
        double up = warmup <= 1 ? warmup * steps : warmup;
        return Curve.Line(0, peak, up).Then(Curve.Line(peak, 0, steps - up));
    }
}

public static class PartOrStepsRun
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new PartOrSteps() }, 100);
}

// The same field where a library has it: https://github.com/Nerogar/OneTrainer/pull/559
// caught: SDL151 Warning "100 of 100 updates (100 %)"
public static class PartOrStepsOfALibrary
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new ScheduleDsl.Levanter.OptimizerConfig { LearningRate = 1e-4, NumTrainSteps = 100, Warmup = 1 } }, 100);
}

// https://github.com/huggingface/peft/pull/2950
// A ratio of 0.03 under the name that takes a number of steps.
// caught: SDL166 Warning "0.03 of 10,000 updates"
public sealed partial class RatioForSteps
{
    [Schedule]
    private static Curve Define(double peak = 2e-4, double warmupSteps = 0.03, double steps = 10_000) =>
        Curve.Line(0, peak, warmupSteps).Then(Curve.Fall(ScheduleDsl.Profiles.Cosine.Value, peak, 0, steps - warmupSteps));
}

// https://github.com/lingxitong/MIL_BASELINE/issues/47
// A warmup that ends at half of the rate, from where the decay goes on.
// caught: SDL152 Warning "Peak = 0.0002" "0.0001" "50 %"
public sealed partial class HalfWarmup
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 2e-4) =>
        Curve.Constant(peak / 2, 4).Then(Curve.Of(196, k => peak / 2 * Pow(0.9, Floor(k / 3) + 1)));
}

// https://github.com/lhoyer/MIC/issues/60
// A factor that is multiplied by the base rate once more: 0.01 becomes 0.0001.
// caught: SDL152 Warning "Peak = 0.01" "0.0001" "1 %"
public sealed partial class RateSquared
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 0.01, double steps = 200) =>
        Curve.Line(peak * peak, 0, steps);
}

// https://github.com/pytorch/pytorch/issues/110480
// Rates from a function where a factor is expected: 4e-4 times 4e-4.
// caught: SDL152 Warning "Peak = 0.0004" "1.6E-07"
public sealed partial class RateAsFactor
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 4e-4) => Curve.Line(4e-4, 1e-5, 100).Times(peak);
}

// https://github.com/deepspeedai/DeepSpeed/issues/771
// A logarithmic warmup of one update divides by the logarithm of 1.
// caught: SDL153 Error "NaN at update 0"
public sealed partial class LogarithmOfOne
{
    [Schedule]
    private static Curve Define([Setting(Min = 0, Role = HyperRole.Peak)] double peak = 1e-3, double warmup = 1) =>
        Curve.Of(100, k => peak * Min(1, Log(k + 1) / Log(warmup)));
}

// https://github.com/facebookresearch/fairseq/issues/1341
// An inverse square root that has no warmup to be inverse to.
// caught in code: SDL171 Error "WarmupUpdates is 0, and has to be at least 1"
public static class InverseRootWithoutWarmup
{
    public static Recipe Make => new(new AdamSettings { LearningRate = new ScheduleDsl.Fairseq.InverseSquareRootSchedule { Lr = 5e-4, WarmupUpdates = 0 } }, 100_000);
}

// https://github.com/karpathy/nanoGPT/issues/443
// The first iteration has rate 0: update / warmup.
// caught: SDL159 Info "0 for the first update"
public static class FirstIteration
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new Cosine { Peak = 6e-4, Steps = 600_000, WarmupSteps = 2000, DecayFloorOfPeak = 0.1 }, Beta2 = 0.95 }, 600_000);
}

// https://github.com/verl-project/verl/issues/3674
// The first update of the policy does nothing.
// caught: SDL159 Info "0 for the first update"
public static class FirstPolicyUpdate
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = new ScheduleDsl.HuggingFace.ConstantScheduleWithWarmup { Lr = 1e-6, NumWarmupSteps = 10 } }, 500);
}

// https://github.com/huggingface/transformers/issues/34754
// Every scheduler with a warmup begins at factor 0.
// caught: SDL159 Info "LinearScheduleWithWarmup is 0 for the first update"
public static class FirstFactor
{
    public static Schedule Make => new ScheduleDsl.HuggingFace.LinearScheduleWithWarmup { Lr = 5e-5, NumWarmupSteps = 100, NumTrainingSteps = 1000 };
}

// https://github.com/stickeritis/sticker/pull/171
// A warmup of half the memory of the second moment; twice that memory was better.
// caught: SDL258 Info "1,000 updates" "Beta2 = 0.999" "2,000"
public static class ShortWarmup
{
    public static Recipe Make => new(new AdamSettings { LearningRate = new Cosine { Peak = 5e-4, Steps = 50_000, WarmupSteps = 1000 }, Beta2 = 0.999 }, 50_000);
}

// https://github.com/facebookresearch/detr/issues/285
// Ten times the rate, from the first update on: NaN.
// caught: SDL257 Info "LearningRate = 0.002"
public static class NoWarmupAtAll
{
    public static Recipe Make => new(new AdamWSettings { LearningRate = 2e-3, WeightDecay = 1e-4 }, 150_000);
}
