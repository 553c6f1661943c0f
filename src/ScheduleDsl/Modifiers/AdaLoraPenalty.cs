using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>The gradient of AdaLoRA's penalty, which keeps the directions of adapters near orthogonal: in the place of a term of the loss.</summary>
/// <remarks>
/// <para>An adapter is a parameter group of A, k x c, E, k x 1, and B, r x k, in this order, as for <see cref="AdaLora"/>. <c>G = G + 2 Strength (A A^T - I) A / |A A^T - I|</c> for A,
/// <c>G = G + 2 Strength B (B^T B - I) / |B^T B - I|</c> for B: the gradient of <c>Strength</c> times the sum of these norms, which are not squared. Where a norm is 0 nothing is added.</para>
/// <para>Zhang et al., "Adaptive Budget Allocation for Parameter-Efficient Fine-Tuning", 2023, and its official code, whose loss has 0.1 times the mean over all A and B.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.CoupledDecay)]
public sealed partial class AdaLoraPenalty
{
    /// <summary>What one tensor's norm weighs in the loss, at least 0: of the official code 0.1 over the number of all A and B.</summary>
    [Hyper(0.1, Min = 0)] public partial Scalar Strength { get; init; }

    private bool IsOfColumns => Shape.PlaceInGroup == 2;

    private bool IsStrength => Shape.PlaceInGroup == 1;

    [ModifyGradient]
    private float Penalize(float parameter, float gradient)
    {
        if (IsStrength)
            return gradient;
        if (IsOfColumns)
        {
            float ofColumns = Across.Matrix.TransposedProduct(parameter, parameter);
            float beyondColumns = ofColumns - Across.Matrix.Identity(ofColumns);
            return gradient + 2 * Strength / Max(Across.Matrix.Norm(beyondColumns), 1e-30) * Across.Matrix.Product(parameter, beyondColumns);
        }
        float ofRows = Across.Matrix.ProductTransposed(parameter, parameter);
        float beyond = ofRows - Across.Matrix.Identity(ofRows);
        return gradient + 2 * Strength / Max(Across.Matrix.Norm(beyond), 1e-30) * Across.Matrix.Product(beyond, parameter);
    }
}
