using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Shortens the gradient of the whole run to a largest norm, and keeps its direction.</summary>
/// <remarks>
/// <c>g = g min(1, MaxNorm / (|g| + Epsilon))</c> with the norm over all weights of the run, whatever their group or rule. A norm that is not
/// finite makes every gradient NaN. Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013. PyTorch's
/// <c>clip_grad_norm_</c>; optax has Epsilon 0.
/// </remarks>
[Modifier(Stage = ModifierStage.Clip)]
public sealed partial class ClipByGlobalNorm
{
    /// <summary>Largest norm.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar MaxNorm { get; init; }

    /// <summary>Added to the norm, so that the division is finite.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    /// <summary>Which norm.</summary>
    [Hyper(ClippingNorm.Euclidean)] public partial ClippingNorm Norm { get; init; }

    [ModifyGradient]
    private float Clip(float parameter, float gradient)
    {
        // A branch for each, as a step measures by one only.
        if (Norm == ClippingNorm.Euclidean)
            return gradient * Factor(Across.All.Norm(gradient));
        if (Norm == ClippingNorm.Absolute)
            return gradient * Factor(Across.All.AbsoluteSum(gradient));
        return gradient * Factor(Across.All.AbsoluteMax(gradient));
    }

    private Scalar Factor(Scalar norm) => Min(MaxNorm / (norm + Epsilon), 1);
}
