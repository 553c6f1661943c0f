using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Grams: the rule says how far a weight moves, its gradient in which direction.</summary>
/// <remarks>
/// With the step <c>u = x - x'</c> of the rule: <c>x = x - sign(g) |u|</c>. What the rule decays is part of its step: attach
/// <see cref="DecoupledDecay"/>, which comes later, to leave it out.
/// Cao et al., "Grams: Gradient Descent with Adaptive Momentum Scaling", 2024.
/// </remarks>
[Modifier(Stage = ModifierStage.UpdateMask)]
public sealed partial class GramsMask
{
    [ModifyParameter]
    private float Turn(float before, float after, float gradient) => before - Sign(gradient) * Abs(before - after);
}
