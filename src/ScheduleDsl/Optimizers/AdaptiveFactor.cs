using static ScheduleDsl.Language;

namespace ScheduleDsl.Optimizers;

/// <summary>How much longer Adam makes a projected gradient, by which the gradient itself may be scaled, and how fast that may grow.</summary>
/// <remarks>Chen et al., "Fira: Can We Achieve Full-rank Training of LLMs Under Low-rank Constraint?", 2024; Zhu et al., "APOLLO: SGD-like Memory, AdamW-level Performance", 2024.</remarks>
[Functions]
public static partial class AdaptiveFactor
{
    /// <summary><c>|N| / (|Z| + 1e-8)</c> for each row of rows x rank, or each column of rank x columns.</summary>
    /// <param name="adapted">N, what Adam makes of Z.</param>
    /// <param name="projected">Z, the projected gradient.</param>
    /// <param name="ofRows">Whether rows have a factor.</param>
    public static float Of(float adapted, float projected, bool ofRows)
    {
        if (ofRows)
            return Sqrt(Across.Matrix.RowSums(adapted * adapted)) / (Sqrt(Across.Matrix.RowSums(projected * projected)) + (float)1e-8);
        return Sqrt(Across.Matrix.ColumnSums(adapted * adapted)) / (Sqrt(Across.Matrix.ColumnSums(projected * projected)) + (float)1e-8);
    }

    /// <summary>One factor for the tensor: <c>|N| / (|Z| + 1e-8)</c>.</summary>
    /// <param name="adapted">N, what Adam makes of Z.</param>
    /// <param name="projected">Z, the projected gradient.</param>
    public static Scalar OfTensor(float adapted, float projected) => Across.Matrix.Norm(adapted) / (Across.Matrix.Norm(projected) + 1e-8);

    /// <summary>What a step is divided by, so that its norm grows by at most a factor of 1.01 from update to update.</summary>
    /// <param name="norm">The step's norm.</param>
    /// <param name="before">That of the last step, as it was taken.</param>
    /// <param name="isFirst">Whether there is none.</param>
    public static Scalar Excess(Scalar norm, Scalar before, bool isFirst) => isFirst ? 1 : Max(norm / (before + 1e-8), 1.01) / 1.01;
}
