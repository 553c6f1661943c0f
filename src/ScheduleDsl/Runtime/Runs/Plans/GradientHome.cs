using System;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>
/// Gives scratch of a phase the memory of the gradient, so that loops over tensors of any size can leave each other a number for each weight. The gradient's numbers are gone once the
/// scratch is written, so nothing may read them from there on, and each weight's number takes the place of its own gradient.
/// </summary>
internal static class GradientHome
{
    /// <summary>Moves the scratch of a phase to the gradient; false where that cannot be, or would not be all that the phase needs more than its plain form does.</summary>
    /// <param name="plan">The rule's.</param>
    /// <param name="plain">The phase in the form that computes again.</param>
    /// <param name="forms">All phases in the form that keeps, of their own.</param>
    /// <param name="phase">Which of them.</param>
    public static bool Take(KernelPlan plan, PhaseCode plain, PhaseCode[] forms, int phase)
    {
        PhaseCode form = forms[phase];
        LocalOperand[] more = [.. form.Locals.Where(local => !plain.Locals.Any(other => other.Place == local.Place))];
        if (more is not [{ Space: StateSpace.Element, Place: int scratch }] || form.Selections.Length + form.WideSelections.Length + form.Matrices.Length > 0)
            return false;
        int gradient = plan.Tensors.ToList().FindIndex(tensor => tensor.Source == TensorSource.Gradient);
        LoopCode[] all = [.. forms.SelectMany(f => f.Touching)];
        int writer = Array.FindIndex(all, loop => Uses(loop, scratch));
        int size = all[writer].Sizes[Operand(all[writer], scratch)];
        if (all.Skip(writer + 1).Any(loop => Uses(loop, gradient)) || !all.Where(loop => Uses(loop, gradient)).All(loop => IsOnlyRead(loop, Operand(loop, gradient), size)))
            return false;
        foreach (LoopCode loop in form.Loops.Where(loop => Uses(loop, scratch)))
            (loop.IsLocal[Operand(loop, scratch)], loop.Homes[Operand(loop, scratch)]) = (false, gradient);
        form.Locals = [.. form.Locals.Where(local => local.Place != scratch)];
        return true;
    }

    private static bool IsOnlyRead(LoopCode loop, int operand, int size) => !loop.IsWritten[operand] && loop.Sizes[operand] == size && loop.Formats[operand] == OperandFormat.Direct;

    private static bool Uses(LoopCode loop, int place) => Operand(loop, place) >= 0;

    private static int Operand(LoopCode loop, int place) => Array.IndexOf(loop.Operands, place);
}
