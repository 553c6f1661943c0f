using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>Weights that plain loops run over at once: a tensor, or neighbours of a group all of whose arrays advance together.</summary>
/// <param name="First">The first tensor.</param>
/// <param name="Phase">What it goes through.</param>
/// <param name="Count">Number of weights, with what lies between neighbours.</param>
internal readonly unsafe record struct Segment(RunTensor First, PhaseCode Phase, long Count)
{
    /// <summary>Adds the segments of a group: those of its tensors whose loops may run on into the next.</summary>
    public static void Add(RunGroup group, PhaseCode all, List<Segment> segments)
    {
        RunTensor? previous = null;
        foreach (RunTensor tensor in group.Tensors)
        {
            PhaseCode phase = all.For(tensor);
            if (tensor.Facts.Length == 0 || tensor.IsSkipped || !phase.RunsOn)
                continue;
            if (previous is not null && previous.HasFullStates == tensor.HasFullStates && Continues(previous, tensor, phase))
            {
                Segment open = segments[^1];
                segments[^1] = open with { Count = open.Count - previous.Facts.Length + previous.Parameter.Stride + tensor.Facts.Length };
            }
            else
            {
                segments.Add(new Segment(tensor, phase, tensor.Facts.Length));
            }

            previous = tensor;
        }
    }

    private static bool Continues(RunTensor previous, RunTensor next, PhaseCode phase)
    {
        Parameter parameter = previous.Parameter;
        if (parameter.Stride != parameter.Length && !(parameter.PaddingIsOurs && previous.Group.Route.Precision.Outputs.PaddingIsOurs(parameter.Name)))
            return false;
        foreach (LoopCode loop in phase.Loops)
        {
            for (int i = 0; i < loop.Operands.Length; i++)
            {
                int place = loop.Operands[i];
                byte* before = previous.Bases[place], after = next.Bases[place];
                if (after != (before == null ? null : before + parameter.Stride * loop.Sizes[i]))
                    return false;
            }
        }

        return true;
    }
}
