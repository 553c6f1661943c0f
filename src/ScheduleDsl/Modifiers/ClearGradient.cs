namespace ScheduleDsl.Modifiers;

/// <summary>Sets the gradient to 0 when a step is over, so that the next backward pass can add to it.</summary>
/// <remarks>
/// The last loop that reads the gradient stores the 0, so that no pass over memory is added. It is stored after every step: after those that
/// only gather for a later update, and after those that are skipped, too.
/// </remarks>
[Modifier(Stage = ModifierStage.Store)]
public sealed partial class ClearGradient
{
    [StoreGradient]
    private float Clear(float parameter, float gradient) => 0;
}
