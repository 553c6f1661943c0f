namespace ScheduleDsl.Modifiers;

/// <summary>Half fine-tuning and its like: keeps the weights of some groups as they are.</summary>
/// <remarks>
/// <c>x = x + M (x' - x)</c> with <c>M</c> 0 in groups that are frozen, whatever rule and decay made of x. <see cref="HalfFineTuning"/> draws such groups. The rule's states of frozen
/// weights go on; where they are to take no memory either, leave the parameters out of the table for that stage.
/// Hui et al., "HFT: Half Fine-Tuning for Large Language Models", 2024.
/// </remarks>
[Modifier(Stage = ModifierStage.Wrap)]
public sealed partial class FreezeMask
{
    /// <summary>Set in the groups that stay as they are.</summary>
    [Hyper(false)] public partial bool IsFrozen { get; init; }

    [ModifyParameter]
    private float Keep(float before, float after)
    {
        if (IsFrozen)
            return before;
        return after;
    }
}
