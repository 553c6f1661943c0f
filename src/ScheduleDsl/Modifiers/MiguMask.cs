namespace ScheduleDsl.Modifiers;

/// <summary>MIGU: only the output units that answer strongly to the task at hand learn from it.</summary>
/// <remarks>
/// <c>g = g k</c> with <c>k</c> 0 for the rows whose activity <c>a</c> is below the quantile of all rows' at <c>Threshold</c>, with linear interpolation, else 1. <c>a</c> is the input
/// <c>unitActivity</c>, the same for all weights of a row: the sum of <c>|output|</c> over a batch, which <see cref="UnitActivity"/> makes. The scale of activities does not matter. It is a product,
/// so that NaN stays NaN; where an activity is NaN nothing is masked. A vector is one row, which always learns. Momentum and decay still move what is masked.
/// Du et al., "Unlocking Continual Learning Abilities in Language Models", 2024.
/// </remarks>
[Modifier(Stage = ModifierStage.Centralize)]
public sealed partial class MiguMask
{
    /// <summary>Share of the units that do not learn; usually 0.7. 0 is for the first task, where all do.</summary>
    [Hyper(0.7, Min = 0, Max = 1)] public partial Scalar Threshold { get; init; }

    [ModifyGradient]
    private float Mask(float parameter, float gradient, [Input] float unitActivity)
    {
        float activity = Across.Row.Max(unitActivity);
        Scalar least = Across.Rows.Quantile(activity, Threshold);
        return gradient * (activity < (float)least ? 0f : 1f);
    }
}
