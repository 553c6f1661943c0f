namespace ScheduleDsl.Modifiers;

/// <summary>Skips the update where any gradient of the run is NaN or infinite.</summary>
/// <remarks>
/// No parameter and no state of the rule changes, and the step counter stays, so that schedules count applied updates.
/// Micikevicius et al., "Mixed Precision Training", 2018.
/// </remarks>
[Modifier(Stage = ModifierStage.Check, Traits = RuleTraits.ChecksGradients)]
public sealed partial class FiniteCheck
{
    // Of all numbers, only NaN and the infinities have a difference to themselves that is not 0.
    [ApplyWhen]
    private bool IsFinite(float gradient) => Across.All.Count(!(gradient - gradient == 0)) == 0;
}
