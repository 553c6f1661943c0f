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
        if (!hostChooses)
        {
            if (least != most)
                Settle();
            state.Scalars.Download(Device.Stream, when: !scalarsAreStale);
        }

        if (least != most && (followsStep || !state.Window.Covers(least, most)))
            Settle();
        if (!state.Window.Covers(least, most))
        {
            // A value that is not legal is told here, before anything has changed.
            foreach (RunRoute route in state.Routes)
                route.ReadHypers(least);
            KeepScalars();
            state.Window.Fill(least, Device.Stream);
        }

        if (least != most && !SameChoice())
        {
            Settle();
            _ = state.Window.Read(least);
        }

        if (program is not null && hostChooses && !followsStep && IsChosen())
            return;
        KeepScalars();
        foreach (RunRoute route in state.Routes)
            route.Prepare(least + 1);
        Remember();
        state.ReserveBlocks(Rescue);
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
            if (programs[i].BlockLayout == state.BlockLayout && programs[i].Steps.FitsBlockLengths())
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

    // Whether all steps that it may be have the values that the variants were chosen by.
    private bool SameChoice()
    {
        if (!state.Window.IsScheduled)
            return true;
        if (program is null)
            return false;
        for (long step = least; step <= most; step++)
        {
            if (!state.Window.Read(step) || !LeadsHere(step))
                return false;
        }

        return true;
    }

    private bool LeadsHere(long step)
    {
        foreach (RunRoute route in state.Routes)
            route.Prepare(step + 1);
        return program!.Steps.FitsVariants() && program.Steps.FitsBlockLengths();
    }

    private bool IsChosen()
    {
        if (chosenBy.Length == 0)
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

            for (int input = 0; input < route.Rule.Inputs.Count; input++)
            {
                if (BitConverter.DoubleToInt64Bits(chosenBy[i][input]) != BitConverter.DoubleToInt64Bits(route.Inputs.Scalar(input)))
                    return false;
            }

            i++;
        }

        return true;
    }

    private void Remember() => chosenBy = [.. state.Routes.SelectMany(route => (double[][])
        [[.. route.Values], .. route.Groups.Select(group => (double[])[.. group.Hypers.Values]), [.. Enumerable.Range(0, route.Rule.Inputs.Count).Select(route.Inputs.Scalar)]])];

    private static bool Same(double[] one, double[] other) => one.AsSpan().SequenceEqual(other);
}
