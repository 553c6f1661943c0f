using System;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Adds vectors of a group's tensors, place by place, when all of them are there: in double, in the order of the tensors.</summary>
internal static unsafe class VectorSums
{
    public static void Complete(ReductionInfo info, RunGroup group)
    {
        foreach (RunTensor first in group.Tensors)
        {
            if (SelectionOf(first, info) is not { } selection)
                continue;
            for (long i = 0; i < Length(first, selection); i++)
                Spread(info, group, i, Sum(info, group, i));
            return;
        }
    }

    /// <exception cref="ArgumentException">Vectors that a step adds are not of one length.</exception>
    public static void RequireFits(RunGroup group)
    {
        foreach (RunTensor tensor in group.Tensors)
        {
            foreach (WideReduction wide in tensor.Uniforms.Code.Wide)
            {
                if (wide.Info.Kind != CollectiveKind.SumOfVectors || tensor.IsSkipped)
                    continue;
                RunTensor first = group.Tensors.First(other => SelectionOf(other, wide.Info) is not null);
                (long length, long others) = (Length(tensor, wide.Selection!), Length(first, SelectionOf(first, wide.Info)!));
                if (length != others)
                    throw new ArgumentException($"{group.Route.Rule.ShortName()} adds vectors of the group {group.Name}, of which {first.Parameter} has {others} numbers and {tensor.Parameter} {length}: they belong to different modules.");
            }
        }
    }

    private static double Sum(ReductionInfo info, RunGroup group, long place)
    {
        double sum = 0;
        foreach (RunTensor tensor in group.Tensors)
        {
            if (SelectionOf(tensor, info) is { } selection)
                sum += group.Route.Type == ElementType.Float32 ? ((float*)At(tensor, selection, selection.Source))[place] : ((double*)At(tensor, selection, selection.Source))[place];
        }

        return sum;
    }

    private static void Spread(ReductionInfo info, RunGroup group, long place, double sum)
    {
        foreach (RunTensor tensor in group.Tensors)
        {
            if (SelectionOf(tensor, info) is not { Target: >= 0 } selection)
                continue;
            if (group.Route.Type == ElementType.Float32)
                ((float*)At(tensor, selection, selection.Target))[place] = (float)sum;
            else
                ((double*)At(tensor, selection, selection.Target))[place] = sum;
        }
    }

    private static SelectCode? SelectionOf(RunTensor tensor, ReductionInfo info) =>
        !tensor.IsSkipped && tensor.Facts.Length > 0 && tensor.Uniforms.Code.IndexOf(info) is >= 0 and int index ? tensor.Code.Wide[index].Selection : null;

    private static long Length(RunTensor tensor, SelectCode selection) => tensor.Count(selection.Access.Spaces[selection.Source]);

    private static byte* At(RunTensor tensor, SelectCode selection, int operand) => tensor.Bases[selection.Access.Operands[operand]];
}
