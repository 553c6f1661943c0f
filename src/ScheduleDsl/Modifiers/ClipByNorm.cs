using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Shortens the gradient of each tensor to a largest Euclidean norm.</summary>
/// <remarks>
/// <c>g = g min(1, MaxNorm / (|g| + Epsilon))</c> with the norm over the tensor. Unlike <see cref="ClipByGlobalNorm"/> it changes the sizes of
/// tensors' gradients against one another, and it does not wait for the other tensors.
/// </remarks>
[Modifier(Stage = ModifierStage.Clip)]
public sealed partial class ClipByNorm
{
    /// <summary>Largest norm of a tensor's gradient.</summary>
    [Hyper(1.0, Min = 0, Role = HyperRole.ClipLimit)] public partial Scalar MaxNorm { get; init; }

    /// <summary>Added to the norm, so that the division is finite.</summary>
    [Hyper(1e-6, Min = 0, Role = HyperRole.Epsilon)] public partial Scalar Epsilon { get; init; }

    [ModifyGradient]
    private float Clip(float parameter, float gradient) => gradient * Min(MaxNorm / (Across.Tensor.Norm(gradient) + Epsilon), 1);
}
