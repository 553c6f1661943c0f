using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>
/// Takes the part along the weights out of an update where the weights' scale does not matter, which their gradient tells: it stands nearly at right angles to them.
/// </summary>
/// <remarks>
/// Such a test is made for the rows first (the first axis, of which a convolution has one for each channel), then for the tensor as one vector. It holds for rows of n
/// weights where the largest <c>|&lt;x, g&gt;| / (|x| |g|)</c> of any row is below <c>delta / sqrt(n)</c>; the product of the norms is at least <c>eps</c>, or each of them is. Then <c>u - n &lt;n, u&gt;</c> with <c>n = x / (|x| + eps)</c>.
/// Heo et al., "AdamP: Slowing Down the Slowdown for Momentum Optimizers on Scale-invariant Weights", 2021.
/// </remarks>
[Functions]
public static partial class TangentProjection
{
    /// <summary>The update without its part along the weights: in each row, in the tensor, or as it is.</summary>
    public static float Project(float parameter, float gradient, float update, Scalar delta, Scalar epsilon, bool floorsNorms)
    {
        float rowLength = Across.Row.Norm(parameter) + epsilon;
        float alongRow = Across.Row.Dot(parameter, update) / (rowLength * rowLength);
        Scalar length = Across.Tensor.Norm(parameter) + epsilon;
        Scalar along = Across.Tensor.Dot(parameter, update) / (length * length);
        Scalar ofRow = HoldsForRows(parameter, gradient, delta, epsilon, floorsNorms);
        Scalar ofTensor = (1 - ofRow) * HoldsForTensor(parameter, gradient, delta, epsilon, floorsNorms) * along;
        return update - Fma((float)ofRow, alongRow, (float)ofTensor) * parameter;
    }

    /// <summary>1 where <see cref="Project"/> takes something out, else 0.</summary>
    public static Scalar Projects(float parameter, float gradient, Scalar delta, Scalar epsilon, bool floorsNorms) =>
        Max(HoldsForRows(parameter, gradient, delta, epsilon, floorsNorms), HoldsForTensor(parameter, gradient, delta, epsilon, floorsNorms));

    private static Scalar HoldsForRows(float parameter, float gradient, Scalar delta, Scalar epsilon, bool floorsNorms)
    {
        float weights = Across.Row.Norm(parameter), gradients = Across.Row.Norm(gradient);
        float norms = floorsNorms ? Max(weights, (float)epsilon) * Max(gradients, (float)epsilon) : Max(weights * gradients, (float)epsilon);
        float cosine = Abs(Across.Row.Dot(parameter, gradient)) / norms;
        return Across.Rows.Max(cosine) < delta / Sqrt(Shape.Columns) ? 1 : 0;
    }

    private static Scalar HoldsForTensor(float parameter, float gradient, Scalar delta, Scalar epsilon, bool floorsNorms)
    {
        Scalar weights = Across.Tensor.Norm(parameter), gradients = Across.Tensor.Norm(gradient);
        Scalar norms = floorsNorms ? Max(weights, epsilon) * Max(gradients, epsilon) : Max(weights * gradients, epsilon);
        Scalar cosine = Abs(Across.Tensor.Dot(parameter, gradient)) / norms;
        return cosine < delta / Sqrt(Shape.Length) ? 1 : 0;
    }
}
