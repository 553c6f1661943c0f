using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Torch;

/// <summary>Takes what one run has gathered over into another that has at least its parameters.</summary>
internal static class RunCopy
{
    public static void Copy(TorchRun from, TorchRun to)
    {
        // States and step are host memory of the run: parameters that are gone do not matter.
        from.PullStates();
        to.Run.ContinueAt(from.Run.Steps);
        Dictionary<string, RunGroup> groups = to.Run.Groups.SelectMany(group => group.Parameters.Select(parameter => (parameter.Name, group))).ToDictionary(pair => pair.Name, pair => pair.group);
        foreach (RunGroup group in from.Run.Groups)
        {
            CopyHypers(group, groups);
            foreach (Parameter parameter in group.Parameters)
            {
                foreach (StateInfo state in group.Route.Rule.States)
                {
                    if (from.Run.HasState(parameter.Name, state.Name) && to.Run.HasState(parameter.Name, state.Name))
                        CopyState(from, to, parameter.Name, state);
                }
            }
        }

        to.PushStates();
    }

    private static void CopyHypers(RunGroup group, Dictionary<string, RunGroup> groups)
    {
        for (int i = 0; i < group.Route.Rule.Hypers.Count; i++)
        {
            if (group.Hypers.SetValue(i) is not { } value)
                continue;
            foreach (RunGroup target in group.Parameters.Select(parameter => groups[parameter.Name]).Distinct())
                target.Hypers.Set(i, value);
        }
    }

    private static void CopyState(TorchRun from, TorchRun to, string parameter, StateInfo state)
    {
        if (state.Space >= StateSpace.Tensor)
        {
            to.Run.SetScalarState(parameter, state.Name, from.Run.ScalarState(parameter, state.Name));
            return;
        }

        bool isElement = state.Space == StateSpace.Element;
        double[] values = StateNumbers.Read(from.Run, parameter, state.Name);
        if (isElement)
            values = Reordering.Run(values, from.ShapeOf(parameter), from.StridesOf(parameter), to.StridesOf(parameter));
        StateNumbers.Write(to.Run, parameter, state.Name, values);
    }
}
