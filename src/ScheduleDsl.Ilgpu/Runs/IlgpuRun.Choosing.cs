using System;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Ilgpu;

/// <content>Which launches a step consists of.</content>
internal sealed partial class IlgpuRun
{
    // Finds the program of the variants that the step is at.
    private void Choose()
    {
        if (state.Host is not null)
        {
            ChooseOnHost();
            return;
        }

        if (!hostChooses)
        {
            if (least != most)
                FindStep();
            state.Scalars.Download(Device.Stream, when: !scalarsAreStale);
        }

        if (least != most && (followsStep || !state.Window.Covers(least, most)))
            FindStep();
        if (!state.Window.Covers(least, most))
        {
            // A value that is not legal is told here, before anything has changed.
            foreach (RunRoute route in state.Routes)
                route.ReadHypers(least);
            KeepScalars();
            state.Window.Fill(least, Device.Stream);
        }

        if (least != most)
        {
            if (SameChoice())
                return;
            FindStep();
        }

        // The run has read the values of the step itself where it knew the number.
        if (!runKnowsStep && state.Window.IsScheduled)
            _ = state.Window.Read(least);
        if (program is not null && hostChooses && !followsStep && IsChosen())
            return;
        KeepScalars();
        foreach (RunRoute route in state.Routes)
            route.Prepare(least + 1);
        Remember();
        lookedAt = null;
        state.Reserve(Rescue);
        program = Find();
    }

    // States that come into being have values on the host; those that are there have newer ones on the device.
    private void KeepScalars()
    {
        bool comes = state.Routes.Any(route => route.Groups.Any(group => group.States.Lacks(group.Hypers.Values))
            || Enumerable.Range(0, route.Rule.States.Count).Any(number => route.Rule.States[number].Space == StateSpace.Global && !route.HasGlobal(number)));
        if (!comes)
            return;
        state.Scalars.Download(Device.Stream, when: !scalarsAreStale);
        (scalarsAreStale, leavesAreStale) = (true, true);
        foreach (RunRoute route in state.Routes)
        {
            route.EnsureGlobals();
            foreach (RunGroup group in route.Groups)
                group.States.EnsureFor(group.Hypers.Values);
        }
    }

    private void Rescue()
    {
        ReadStates();
        foreach (RouteMemory memory in state.Memories)
            memory.ForgetStates();
        (statesAreStale, scalarsAreStale) = (true, true);
    }

    private DeviceProgram Find()
    {
        for (int i = programs.Count - 1; i >= 0; i--)
        {
            if (!programs[i].Steps.FitsVariants())
                continue;
            if (programs[i].ReservedLayout == state.ReservedLayout && programs[i].Steps.FitsBlockLengths())
                return programs[i];
            Drop(i);
        }

        if (programs.Count == MostPrograms)
            Drop(0);

        // States that loops touch have their places before loops are built.
        UploadStates();
        DeviceProgram found = ProgramBuilder.Build(Device, state, Reject);
        foreach (RunRoute route in state.Routes)
            route.Prepare(least + 1);
        programs.Add(found);
        return found;
    }

    // Launches that are under way still read its tables.
    private void Drop(int number)
    {
        Device.Stream.Synchronize();
        programs[number].Dispose();
        programs.RemoveAt(number);
    }

    private void Reject()
    {
        foreach (RunRoute route in state.Routes)
            route.Reject();
    }

    // Whether all steps that it may be lead to the program at hand. What has been looked at stays so while nothing but the bounds changes.
    private bool SameChoice()
    {
        if (program is null || !SameInputs())
            return false;
        if (!state.Window.IsScheduled)
            return true;
        for (long step = lookedAt == program ? Math.Max(least, lookedUpTo) : least; step <= most; step++)
        {
            if (!state.Window.Read(step) || !LeadsHere(step))
                return false;
        }

        (lookedAt, lookedUpTo) = (program, most);
        return true;
    }

    private bool LeadsHere(long step)
    {
        foreach (RunRoute route in state.Routes)
            route.Prepare(step + 1);
        if (!program!.Steps.FitsVariants())
            return false;
        if (program.Steps.FitsBlockLengths())
            return true;
        // It has taken note of the other lengths, which its tables are not for.
        Drop(programs.IndexOf(program));
        program = null;
        return false;
    }

    private bool IsChosen()
    {
        if (!SameInputs())
            return false;
        int i = 0;
        foreach (RunRoute route in state.Routes)
        {
            if (!Same(chosenBy[i++], route.Values))
                return false;
            foreach (RunGroup group in route.Groups)
            {
                if (!Same(chosenBy[i++], group.Hypers.Values))
                    return false;
            }
        }

        return true;
    }

    private bool SameInputs()
    {
        if (chosenBy.Length == 0)
            return false;
        for (int r = 0; r < state.Routes.Length; r++)
        {
            RunRoute route = state.Routes[r];
            double[] before = chosenBy[^(state.Routes.Length - r)];
            for (int input = 0; input < before.Length; input++)
            {
                if (BitConverter.DoubleToInt64Bits(before[input]) != BitConverter.DoubleToInt64Bits(route.Inputs.Scalar(input)))
                    return false;
            }
        }

        return true;
    }

    // Values of routes and groups, and behind them all inputs.
    private void Remember() => chosenBy =
    [
        .. state.Routes.SelectMany(route => (double[][])[[.. route.Values], .. route.Groups.Select(group => (double[])[.. group.Hypers.Values])]),
        .. state.Routes.Select(route => (double[])[.. Enumerable.Range(0, route.Rule.Inputs.Count).Select(route.Inputs.Scalar)]),
    ];

    private static bool Same(double[] one, double[] other) => one.AsSpan().SequenceEqual(other);
}
