using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>
/// Takes the part along the weights out of an update where the weights' scale does not matter, which their gradient tells: it stands nearly at right angles to them.
/// </summary>
/// <remarks>
/// Such a test is made for the rows first (the first axis, of which a convolution has one for each channel), then for the tensor as one vector. It holds for rows of n
/// weights where the largest <c>|&lt;x, g&gt;| / (|x| |g|)</c> of any row is below <c>delta / sqrt(n)</c>. Then <c>u - n &lt;n, u&gt;</c> with <c>n = x / (|x| + eps)</c>.
/// Heo et al., "AdamP: Slowing Down the Slowdown for Momentum Optimizers on Scale-invariant Weights", 2021.
/// </remarks>
[Functions]
public static partial class TangentProjection
{
    /// <summary>The update without its part along the weights: in each row, in the tensor, or as it is.</summary>
    public static float Project(float parameter, float gradient, float update, Scalar delta, Scalar epsilon)
    {
        float rowLength = Across.Row.Norm(parameter) + epsilon;
        float alongRow = Across.Row.Dot(parameter, update) / (rowLength * rowLength);
        Scalar length = Across.Tensor.Norm(parameter) + epsilon;
        Scalar along = Across.Tensor.Dot(parameter, update) / (length * length);
        Scalar ofRow = HoldsForRows(parameter, gradient, delta, epsilon);
        Scalar ofTensor = (1 - ofRow) * HoldsForTensor(parameter, gradient, delta, epsilon) * along;
        return update - Fma((float)ofRow, alongRow, (float)ofTensor) * parameter;
    }

    /// <summary>1 where <see cref="Project"/> takes something out, else 0.</summary>
    public static Scalar Projects(float parameter, float gradient, Scalar delta, Scalar epsilon) =>
        Max(HoldsForRows(parameter, gradient, delta, epsilon), HoldsForTensor(parameter, gradient, delta, epsilon));

    private static Scalar HoldsForRows(float parameter, float gradient, Scalar delta, Scalar epsilon)
    {
        float cosine = Abs(Across.Row.Dot(parameter, gradient)) / Max(Across.Row.Norm(parameter) * Across.Row.Norm(gradient), (float)epsilon);
        return Across.Rows.Max(cosine) < delta / Sqrt(Shape.Columns) ? 1 : 0;
    }

    private static Scalar HoldsForTensor(float parameter, float gradient, Scalar delta, Scalar epsilon)
    {
        Scalar cosine = Abs(Across.Tensor.Dot(parameter, gradient)) / Max(Across.Tensor.Norm(parameter) * Across.Tensor.Norm(gradient), epsilon);
        return cosine < delta / Sqrt(Shape.Length) ? 1 : 0;
    }
}
