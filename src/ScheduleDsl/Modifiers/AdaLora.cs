using static ScheduleDsl.Language;

namespace ScheduleDsl.Modifiers;

/// <summary>AdaLoRA: adapters of low rank share one budget of directions, which goes where they matter most.</summary>
/// <remarks>
/// <para>An adapter is a parameter group of three tensors in this order: A, k x c, E, k x 1, and B, r x k; it adds <c>B diag(E) A</c> to a matrix. After the rule's step each weight has an importance:
/// <c>I = |w g|</c> of its new value and the step's gradient, <c>M = Beta1 M + (1 - Beta1) I</c>, <c>U = Beta2 U + (1 - Beta2) |I - M|</c>. Direction i of an adapter has the score
/// <c>M U</c> of E's weight i, plus the mean of <c>M U</c> over row i of A, plus that over column i of B.</para>
/// <para>Every <see cref="Interval"/> updates all weights of E become 0 but those of the <see cref="Budget"/> best directions of all adapters; of equal scores at the limit none stays. They are not frozen: gradients
/// may bring them back until the next time. From <see cref="SettlesAt"/> on scores stay as they are, and behind it every update does so.</para>
/// <para>The budget follows <see cref="Schedules.RankBudget"/>; the original reads it when an update is over, so its numbers are those of a schedule with one update less at the start and in the whole.
/// The penalty that keeps A and B near orthogonal is part of the loss, or <see cref="AdaLoraPenalty"/>.</para>
/// <para>Zhang et al., "Adaptive Budget Allocation for Parameter-Efficient Fine-Tuning", 2023.</para>
/// </remarks>
[Modifier(Stage = ModifierStage.Project)]
public sealed partial class AdaLora
{
    /// <summary>Directions that stay, of all adapters together; nothing is cut while it is as many as there are.</summary>
    [Hyper(144.0, Min = 0)] public partial Scalar Budget { get; init; }

    /// <summary>Decay of the average importance, in [0, 1); usually 0.85.</summary>
    [Hyper(0.85, Min = 0, Below = 1)] public partial Scalar Beta1 { get; init; }

    /// <summary>Decay of the average uncertainty, in [0, 1); usually 0.85.</summary>
    [Hyper(0.85, Min = 0, Below = 1)] public partial Scalar Beta2 { get; init; }

    /// <summary>Updates from one cut to the next, at least 1.</summary>
    [Hyper(10, Min = 1)] public partial int Interval { get; init; }

    /// <summary>The update at which the choice is made; 0 where it never is.</summary>
    [Hyper(0, Min = 0)] public partial int SettlesAt { get; init; }

    private bool IsOfColumns => Shape.PlaceInGroup == 2;

    private bool IsStrength => Shape.PlaceInGroup == 1;

    [State] private float importance;
    [State] private float uncertainty;

    [ModifyParameter]
    private float Cut(float before, float after, float gradient)
    {
        if (SettlesAt == 0 || Step < SettlesAt)
        {
            float sensitivity = Abs(after * gradient);
            importance = Lerp(sensitivity, importance, Beta1);
            uncertainty = Lerp(Abs(sensitivity - importance), uncertainty, Beta2);
        }
        Scalar cuts = Step / Interval;
        if (cuts != Floor(cuts) && (SettlesAt == 0 || Step <= SettlesAt))
            return after;
        float own = 0;
        if (IsOfColumns)
            own = Across.Column.Mean(importance * uncertainty);
        else
            own = Across.Row.Mean(importance * uncertainty);
        float score = Across.Group.SumOfVectors(own);

        // A limit of the run is one that all tensors take part in. No score is below 0, so those of A and B, which E has as well, come last.
        Scalar limit = Across.All.KthLargest(IsStrength ? score : -1, Budget + 1);
        return IsStrength && score <= limit ? 0 : after;
    }
}
