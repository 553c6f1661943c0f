using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Divides each row, or column, whose root mean square is above the bound, so that it becomes the bound.</summary>
/// <remarks>
/// <para><c>w = w / max(1, rms(w) / Bound)</c> for each row w of a matrix, which has a token's vector in an embedding of tokens x width and in an output head; with <see cref="OfColumns"/> for each column, in an embedding of width x tokens.</para>
/// <para>So networks with enforced Lipschitz bounds treat embeddings and heads, on routes of their own, where hidden matrices have a bound on singular values.</para>
/// <para>Newhouse et al., "Training Transformers with Enforced Lipschitz Bounds", 2025.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class RmsCap
{
    /// <summary>Largest root mean square, above 0; 1 in the paper.</summary>
    [Hyper(1.0, Above = 0)] public partial Scalar Bound { get; init; }

    /// <summary>Columns are bounded, otherwise rows.</summary>
    [Hyper(false)] public partial bool OfColumns { get; init; }

    [ModifyParameter]
    private float Cap(float before, float after)
    {
        float square;
        if (OfColumns)
            square = Across.Column.Mean(Square(after));
        else
            square = Across.Row.Mean(Square(after));
        return after / Max(1f, Sqrt(square) / (float)Bound);
    }
}
