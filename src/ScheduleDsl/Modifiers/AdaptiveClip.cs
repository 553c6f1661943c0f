using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Adaptive gradient clipping: shortens the gradient of each output unit to a share of its weights' norm.</summary>
/// <remarks>
/// For each row, which is the first axis (a vector is one row): where <c>|g| >= M</c> with <c>M = Share max(|x|, Epsilon)</c>,
/// <c>g = g M / max(|g|, 1e-6)</c>. The last layer is usually left out, by a group with a larger share. A rule that sees tensors by their last
/// two axes clips those rows. Brock et al., "High-Performance Large-Scale Image Recognition Without Normalization", 2021; timm's
/// <c>adaptive_clip_grad</c>.
/// </remarks>
[Modifier(Stage = ModifierStage.Clip)]
public sealed partial class AdaptiveClip
{
    /// <summary>Largest ratio of the gradient's norm to the weights'.</summary>
    [Hyper(0.01, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar Share { get; init; }

    /// <summary>Least norm of weights, so that those that start at 0 can move.</summary>
    [Hyper(1e-3, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    [ModifyGradient]
    private float Clip(float parameter, float gradient)
    {
        float limit = Share * Max(Across.Row.Norm(parameter), (float)Epsilon);
        float norm = Across.Row.Norm(gradient);
        return norm < limit ? gradient : gradient * (limit / Max(norm, 1e-6f));
    }
}
