using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>Cheap bounds of the largest singular value of a matrix.</summary>
[Functions]
public static partial class SpectralBound
{
    /// <summary>
    /// A lower bound of the largest singular value of a symmetric matrix S, within a few percent usually: with the longest column s of S, <c>|S (S s)| / |S s|</c>; 0 of a matrix of zeros.
    /// </summary>
    /// <param name="s">A symmetric matrix.</param>
    /// <remarks>Li, "Preconditioned Stochastic Gradient Descent", 2018, and its code: one step of a power iteration.</remarks>
    public static Scalar OfSymmetric(float s)
    {
        Scalar largest = Across.Matrix.AbsoluteMax(s);
        float scaled = s / (float)Max(largest, 1e-30);
        float order = Across.Matrix.Order(Across.Matrix.ColumnSums(scaled * scaled));

        // Places 0, 1, ... are the order of equal numbers: the first of them chooses the longest column.
        float places = Across.Matrix.Order(0 * order);
        float longest = Across.Matrix.RowSums(Across.Matrix.ScaleColumns(Across.Matrix.TakeColumns(scaled, order), places == 0 ? 1f : 0f));
        float once = Across.Matrix.RowSums(Across.Matrix.ScaleColumns(scaled, longest));
        float twice = Across.Matrix.RowSums(Across.Matrix.ScaleColumns(scaled, once));
        return largest * Length(twice, s) / Max(Length(once, s), 1e-30);
    }

    // Of a vector of either side, over the square matrix that it belongs to.
    private static Scalar Length(float v, float square) => Across.Matrix.Norm(Across.Matrix.ScaleRows(Across.Matrix.Identity(square), v));
}
