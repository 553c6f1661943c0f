using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>AGVM's estimate of how noisy a module's gradient is against another's, from the gradients of the two halves of a batch.</summary>
/// <remarks>
/// <c>phi = 1 - cos(A, B)</c> over a parameter group, which is a module: near 0 where both halves agree, near 1 where all is noise.
/// Xue et al., "Large-batch Optimization for Dense Visual Predictions", 2022.
/// </remarks>
[Functions]
public static partial class ModuleVariance
{
    /// <summary>What brings a module's variance to the anchor's: <c>sqrt(clamp((phi of the anchor + 1e-6) / (phi + 1e-6), 0.5, 10))</c>.</summary>
    /// <param name="firstHalf">A: the mean gradient of the first half of the batch.</param>
    /// <param name="secondHalf">B: that of the second half.</param>
    /// <param name="isAnchor">Whether the group is, or belongs to, the anchor.</param>
    public static Scalar Factor(float firstHalf, float secondHalf, bool isAnchor)
    {
        float anchorFirst = isAnchor ? firstHalf : 0;
        float anchorSecond = isAnchor ? secondHalf : 0;
        Scalar ofAnchor = Disagreement(Across.All.Dot(anchorFirst, anchorSecond), Across.All.Norm(anchorFirst) * Across.All.Norm(anchorSecond));
        Scalar own = Disagreement(Across.Group.Dot(firstHalf, secondHalf), Across.Group.Norm(firstHalf) * Across.Group.Norm(secondHalf));
        return Sqrt(Clamp((ofAnchor + 1e-6) / (own + 1e-6), 0.5, 10));
    }

    // Gradients of 0 agree with nothing.
    private static Scalar Disagreement(Scalar product, Scalar norms) => 1 - (norms == 0 ? 0 : product / norms);
}
