namespace ScheduleDsl.Modifiers;

/// <summary>Gathers the gradients of several batches and applies their mean as one update.</summary>
/// <remarks>
/// A call of a step adds its gradient to a sum; every <c>Batches</c>-th is applied, with the sum divided by how many it holds. The calls between
/// change no parameter and leave the step counter where it is, so that schedules count updates, and clipping sees the mean once. What
/// is gathered when the batches end is applied by <c>run.Flush()</c>, divided by how many it holds.
/// </remarks>
[Modifier(Stage = ModifierStage.Accumulate, Traits = RuleTraits.GathersGradients)]
public sealed partial class Accumulate
{
    /// <summary>Batches of an update; it may follow a schedule, which is read at the update that is being gathered for.</summary>
    [Hyper(1.0, Min = 1, Role = HyperRole.Accumulation)] public partial Scalar Batches { get; init; }

    [State] private float sum;

    [State(Space = StateSpace.Global)] private Scalar gathered;

    [ApplyWhen]
    private bool IsComplete([Input(IsOptional = true)] Scalar flush) => flush == 0 ? gathered + 1 >= Batches : gathered > 0;

    [ModifyGradient]
    private float Gather(float parameter, float gradient, [Input(IsOptional = true)] Scalar flush)
    {
        Scalar count = flush == 0 ? gathered + 1 : gathered;
        sum = flush != 0 ? sum : gathered == 0 ? gradient : sum + gradient;
        gathered = flush != 0 || count >= Batches ? 0 : count;
        return sum * (1 / count);
    }
}
