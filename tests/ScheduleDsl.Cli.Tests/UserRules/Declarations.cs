using ScheduleDsl;

namespace UserRules;

/// <summary>Moves each weight by half of its gradient.</summary>
[Optimizer]
public sealed partial class HalfGradient
{
    /// <summary>Multiplies the half.</summary>
    [Hyper(1.0, Min = 0, Max = 2, Role = HyperRole.LearningRate)]
    public partial Scalar Rate { get; init; }

    [UpdateRule]
    private float Update(float parameter, float gradient) => parameter - Rate * (0.5f * gradient);
}

/// <summary>Bounds the gradient of each batch: at the stage of accumulation, and not at the one that is meant for it.</summary>
[Modifier(Stage = ModifierStage.Accumulate)]
public sealed partial class ClipEachBatch
{
    [ModifyGradient]
    private float Clip(float parameter, float gradient) => Language.Clamp(gradient, -0.5f, 0.5f);
}

/// <summary>Half gradients of a mean whose batches were bounded one by one: not those of one large batch.</summary>
[Optimizer]
[Compose<HalfGradient>]
[With<ClipEachBatch>]
[With<ScheduleDsl.Modifiers.Accumulate>]
public sealed partial class ClippedBeforeTheMean;

/// <summary>A straight line, squared.</summary>
[Profile]
public static partial class SquaredLine
{
    /// <summary>The height at a time in [0, 1].</summary>
    public static double Value(double t) => (1 - t) * (1 - t);
}

/// <summary>Up over 10 updates, down over 30.</summary>
[Schedule(Peak = 4, Steps = 40)]
[Warmup(Steps = 10)]
[Decay(typeof(SquaredLine))]
public sealed partial class UpAndDown;

/// <summary>Half gradients along a line that goes up and down.</summary>
[Recipe(typeof(HalfGradient))]
[Follow(nameof(HalfGradient.Rate), typeof(UpAndDown))]
[Plan(Steps = 80, BatchSize = 4)]
[Group("biases", Names = "*.bias", RateMultiplier = 0.5)]
public static partial class HalfRecipe;

/// <summary>A head that is trained at ten times the rate.</summary>
[Recipe(typeof(ScheduleDsl.Optimizers.AdamW))]
[Plan(Steps = 80)]
[Group("head", Names = "head.*", RateMultiplier = 10)]
public static partial class FastHead;
