using ScheduleDsl.Optimizers;
using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Spectral cap by decomposition: singular values above the bound become the bound, the others stay.</summary>
/// <remarks>
/// <para>With the eigenvectors U of <c>W W^T</c> (of the shorter side), <c>U^T W</c> has rows as long as the singular values; those longer than <c>Bound sqrt(rows / columns)</c> are shortened to it, and
/// <c>W = U U^T W</c> with these. Where the decomposition fails, rows of W are shortened.</para>
/// <para>A decomposition in every step: for small matrices, and to compare <see cref="SoftCap"/> and <see cref="HardCap"/> with. Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class ExactCap
{
    /// <summary>Largest singular value in units of <c>sqrt(rows / columns)</c>, above 0; usually 1 to 4.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Bound { get; init; }

    [ModifyParameter]
    private float Cap(float before, float after)
    {
        Scalar limit = Bound * Orthogonal.Scale(MuonScaling.Spectral);
        if (Shape.Rows < Shape.Columns)
        {
            float rows = Across.Matrix.ProductTransposed(after, after);
            float left = Across.Matrix.EigenVectors(rows, Across.Matrix.Identity(rows));
            float along = Across.Matrix.TransposedProduct(left, after);
            return Across.Matrix.Product(left, along * (limit / Max(Across.Row.Norm(along), (float)limit)));
        }
        float columns = Across.Matrix.TransposedProduct(after, after);
        float right = Across.Matrix.EigenVectors(columns, Across.Matrix.Identity(columns));
        float across = Across.Matrix.Product(after, right);
        return Across.Matrix.ProductTransposed(across * (limit / Max(Across.Column.Norm(across), (float)limit)), right);
    }
}
