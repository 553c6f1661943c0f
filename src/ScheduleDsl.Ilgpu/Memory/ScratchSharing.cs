using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Decides which scratch shares memory. A launch works on all tensors, so scratch with a number for each weight takes as much room as the weights; a chain of products would take that
/// for every one of them. Scratch of one space shares where no variant needs both at a time.
/// </summary>
internal static class ScratchSharing
{
    /// <summary>For each of the plan's tensors the one whose memory it has: itself, or one before it.</summary>
    public static int[] HomesOf(KernelPlan plan)
    {
        int count = plan.Tensors.Count;
        HashSet<(int, int)> apart = [];
        HashSet<int> alone = [];
        foreach (VariantPlan variant in plan.Variants)
            Look(plan, [.. Steps(variant)], apart, alone);
        int[] homes = [.. Enumerable.Range(0, count)];
        for (int place = 0; place < count; place++)
        {
            if (plan.Tensors[place].Source != TensorSource.Scratch || alone.Contains(place))
                continue;
            for (int home = 0; home < place; home++)
            {
                bool fits = homes[home] == home && plan.Tensors[home].Source == TensorSource.Scratch && plan.Tensors[home].Space == plan.Tensors[place].Space && !alone.Contains(home)
                    && Enumerable.Range(0, place).All(other => homes[other] != home || !apart.Contains((other, place)));
                if (!fits)
                    continue;
                homes[place] = home;
                break;
            }
        }

        return homes;
    }

    // Where a gate is closed, what comes behind it is left out; so whatever both parts need is kept through all of them.
    private static IEnumerable<PlanStep> Steps(VariantPlan variant) => variant.Rejected is null ? variant.Steps : variant.Steps.Concat(Steps(variant.Rejected));

    private static void Look(KernelPlan plan, PlanStep[] steps, HashSet<(int, int)> apart, HashSet<int> alone)
    {
        Dictionary<int, (int First, int Last)> spans = [];
        for (int step = 0; step < steps.Length; step++)
        {
            foreach (int place in Touched(plan, steps[step]).Where(place => plan.Tensors[place].Source == TensorSource.Scratch))
            {
                spans[place] = (spans.TryGetValue(place, out (int First, int Last) span) ? span.First : step, step);
                // What is selected over the run is read when the phase is over.
                if (steps[step] is SelectStep)
                    alone.Add(place);
            }
        }

        foreach ((int one, (int First, int Last) span) in spans)
        {
            foreach ((int other, (int First, int Last) its) in spans)
            {
                if (one < other && span.First <= its.Last && its.First <= span.Last)
                    apart.Add((one, other));
            }
        }
    }

    private static IEnumerable<int> Touched(KernelPlan plan, PlanStep step) => step switch
    {
        LoopStep loop => loop.Reads.Concat(loop.Writes).SelectMany(place => WithColumns(plan, place)),
        MatrixStep matrix => matrix.Sources.Append(matrix.Target),
        SelectStep selection => [selection.Source, .. selection.Target < 0 ? (int[])[] : [selection.Target]],
        _ => [],
    };

    // Column sums end in scratch with a number for each column.
    private static IEnumerable<int> WithColumns(KernelPlan plan, int place)
    {
        yield return place;
        for (int i = 0; plan.Tensors[place].Source == TensorSource.ColumnSums && i < plan.Tensors.Count; i++)
        {
            if (plan.Tensors[i] is { Source: TensorSource.Scratch, Space: StateSpace.Column } column && column.Place == plan.Tensors[place].Place)
                yield return i;
        }
    }
}
