using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>Lookahead: slow weights that follow the rule's fast ones every few steps, and pull them back.</summary>
/// <remarks>
/// The slow weights start as the weights before the first step. After every <c>Period</c>-th step
/// <c>s = s + Alpha (x - s)</c> and <c>x = s</c>; the rule's own states stay as they are. <c>StartsAfterFirstStep</c> is how a common port
/// differs: its slow weights are those after the first step, and it pulls back after steps 1, 1 + Period, 1 + 2 Period ...
/// Zhang, Lucas, Hinton and Ba, "Lookahead Optimizer: k steps forward, 1 step back", 2019.
/// </remarks>
[Modifier(Stage = ModifierStage.Wrap)]
public sealed partial class Lookahead
{
    /// <summary>Steps of the fast weights for one of the slow ones.</summary>
    [Hyper(5, Min = 1)] public partial int Period { get; init; }

    /// <summary>How far the slow weights move towards the fast ones.</summary>
    [Hyper(0.5, Min = 0, Max = 1)] public partial Scalar Alpha { get; init; }

    /// <summary>Counts from the first step, as alphadl's port does; the paper counts from the weights before it.</summary>
    [Hyper(false)] public partial bool StartsAfterFirstStep { get; init; }

    [State] private float slow;

    [ModifyParameter]
    private float PullBack(float before, float after)
    {
        if (Once)
            slow = StartsAfterFirstStep ? after : before;
        Scalar periods = (StartsAfterFirstStep ? Step - 1 : Step) / Period;
        if (periods != Floor(periods))
            return after;
        slow += Alpha * (after - slow);
        return slow;
    }
}
