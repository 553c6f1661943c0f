namespace ScheduleDsl.Modifiers;

/// <summary>MIGU: only the output units that answer strongly to the task at hand learn from it.</summary>
/// <remarks>
/// <c>g = g k</c> with <c>k</c> 1 for the rows of active units, else 0: the input <c>unitMask</c>, which <see cref="UnitActivity"/> makes from a batch's outputs. It is a product, so that
/// NaN stays NaN. Momentum and decay still move what is masked.
/// Du et al., "Unlocking Continual Learning Abilities in Language Models", 2024.
/// </remarks>
[Modifier(Stage = ModifierStage.Centralize)]
public sealed partial class MiguMask
{
    [ModifyGradient]
    private float Mask(float parameter, float gradient, [Input] float unitMask) => gradient * unitMask;
}
