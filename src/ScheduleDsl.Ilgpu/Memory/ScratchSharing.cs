using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <summary>
/// Decides which scratch shares memory. A launch works on all tensors, so scratch with a number for each weight takes as much room as the weights; a chain of products would take that
/// for every one of them. Scratch of one space shares where no variant needs both at a time.
/// </summary>
internal static class ScratchSharing
{
    private static readonly ConditionalWeakTable<KernelPlan, int[]> Known = [];

    /// <summary>For each of the plan's tensors the one whose memory it has: itself, or one before it.</summary>
    public static int[] HomesOf(KernelPlan plan) => Known.GetValue(plan, Find);

    private static int[] Find(KernelPlan plan)
    {
        int count = plan.Tensors.Count;
        bool[,] meet = new bool[count, count];
        bool[] shares = [.. plan.Tensors.Select(tensor => tensor.Source == TensorSource.Scratch)];
        foreach (VariantPlan variant in plan.Variants)
            Look(plan, Steps(variant), meet, shares);
        int[] homes = [.. Enumerable.Range(0, count)];
        for (int place = 0; place < count; place++)
        {
            for (int home = 0; home < place && shares[place] && homes[place] == place; home++)
            {
                if (shares[home] && homes[home] == home && plan.Tensors[home].Space == plan.Tensors[place].Space && Fits(home, place, homes, meet))
                    homes[place] = home;
            }
        }

        return homes;
    }

    // Whether nothing that has this memory is needed at the same time.
    private static bool Fits(int home, int place, int[] homes, bool[,] meet)
    {
        for (int other = home; other < place; other++)
        {
            if (homes[other] == home && meet[other, place])
                return false;
        }

        return true;
    }

    // Where a gate is closed, what comes behind it is left out; so whatever both parts need is kept through all of them.
    private static IEnumerable<PlanStep> Steps(VariantPlan variant) => variant.Rejected is null ? variant.Steps : variant.Steps.Concat(Steps(variant.Rejected));

    private static void Look(KernelPlan plan, IEnumerable<PlanStep> steps, bool[,] meet, bool[] shares)
    {
        Dictionary<int, (int First, int Last)> spans = [];
        int number = 0;
        foreach (PlanStep step in steps)
        {
            foreach (int place in Touched(plan, step))
            {
                spans[place] = (spans.TryGetValue(place, out (int First, int Last) span) ? span.First : number, number);
                // What is selected over the run is read when the phase is over.
                shares[place] &= step is not SelectStep;
            }

            number++;
        }

        (int Place, int First, int Last)[] all = [.. spans.Where(span => shares[span.Key]).Select(span => (span.Key, span.Value.First, span.Value.Last))];
        foreach ((int one, int first, int last) in all)
        {
            foreach ((int other, int start, int end) in all)
                meet[one, other] |= first <= end && start <= last;
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
