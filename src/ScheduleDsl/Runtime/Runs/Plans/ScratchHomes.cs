using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// Decides where scratch lies. What one phase leaves for another has memory beside the states; all else lies in a workspace that is used for
/// one tensor after the other, so that it stays in cache and takes the room of one tensor.
/// </summary>
internal static class ScratchHomes
{
    public static void Assign(KernelPlan plan, PhaseCode[] phases)
    {
        HashSet<int> crossing = [.. Crossing(plan, phases)];
        foreach (PhaseCode phase in phases)
        {
            Dictionary<int, LocalOperand> locals = [];
            foreach (LoopCode loop in phase.Touching)
            {
                for (int i = 0; i < loop.Operands.Length; i++)
                {
                    int place = loop.Operands[i];
                    TensorInfo tensor = plan.Tensors[place];
                    loop.IsLocal[i] = tensor.Source == TensorSource.ColumnSums || (tensor.Source == TensorSource.Scratch && !crossing.Contains(place));
                    if (loop.IsLocal[i])
                        locals[place] = Local(plan, place, loop);
                }

                for (int i = 0; i < loop.Sums.Length; i++)
                {
                    int columns = ColumnsOf(plan, loop.Sums[i]);
                    (loop.SumColumns[i], loop.SumsAreLocal[i]) = (columns, !crossing.Contains(columns));
                    if (columns >= 0 && loop.SumsAreLocal[i])
                        locals[columns] = Local(plan, columns, loop);
                }
            }

            phase.Locals = [.. locals.Values.OrderBy(local => local.Place)];
        }
    }

    private static int ColumnsOf(KernelPlan plan, int sums)
    {
        for (int i = 0; i < plan.Tensors.Count; i++)
        {
            if (plan.Tensors[i] is { Source: TensorSource.Scratch, Space: StateSpace.Column } tensor && tensor.Place == plan.Tensors[sums].Place)
                return i;
        }

        return -1;
    }

    /// <summary>Scratch that more than one phase touches.</summary>
    public static IEnumerable<int> Crossing(KernelPlan plan, PhaseCode[] phases) => phases
        .SelectMany((phase, number) => phase.Touching.SelectMany(loop => loop.Operands).Select(place => (Place: Home(plan, place), number))
            // What is selected behind the phase is still there then.
            .Concat(phase.WideSelections.SelectMany(selection => selection.Access.Operands).Select(place => (Place: place, number: number + 1))))
        .Where(touch => touch.Place >= 0 && plan.Tensors[touch.Place].Source == TensorSource.Scratch)
        .Distinct().GroupBy(touch => touch.Place).Where(touches => touches.Count() > 1).Select(touches => touches.Key);

    private static int Home(KernelPlan plan, int place) => plan.Tensors[place].Source == TensorSource.ColumnSums ? ColumnsOf(plan, place) : place;

    private static LocalOperand Local(KernelPlan plan, int place, LoopCode loop) =>
        new(place, plan.Tensors[place].Space, plan.Tensors[place].Space == StateSpace.Block ? loop.BlockSlot : -1, plan.Tensors[place].Source == TensorSource.ColumnSums);
}
