using System;
using System.Linq;

namespace ScheduleDsl;

/// <content>Steps on a device.</content>
public sealed partial class OptimizerRun
{
    private RunExecution? execution;
    private long steps;

    // Where only the device knows whether steps count: the number of them and the last one's values are asked for when they are needed.
    private bool isPending;
    private bool? lastApplied;

    /// <summary>What carries out the steps; null where it is the processor.</summary>
    public RunDevice? Device { get; private set; }

    /// <summary>Number of updates applied so far; the index, from 0, of the next one. Where a rule may skip updates and a device carries them out, this waits for the device.</summary>
    public long Steps
    {
        get
        {
            Settle();
            return steps;
        }
        private set => steps = value;
    }

    /// <summary>
    /// Lets a device carry out the steps from now on, or the processor again: states, step and seed go along. The table has the newest weights afterwards.
    /// </summary>
    /// <param name="device">The device, or null for the processor.</param>
    /// <exception cref="ArgumentException">The device cannot carry out the steps of this run; the run is where it was.</exception>
    public void MoveTo(RunDevice? device)
    {
        RequireAlive();
        RequireNoEvaluation("moving to another device");
        if (device == Device)
            return;
        BringBack();
        RunExecution? next = Begin(device);
        execution?.Dispose();
        (execution, Device) = (next, device);
        execution?.TakeOver(steps);
        layout.Changed();
        gradientVersion = null;
    }

    /// <summary>Brings the table's weights up to date, and outputs and gradients that steps store, where they stay on a device between steps; else they are.</summary>
    public void ReadWeights()
    {
        RequireAlive();
        RequireNoEvaluation("reading weights back");
        execution?.ReadWeights();
    }

    /// <summary>Hands the table's weights to the device, after they have been changed, where they stay there between steps; else the next step reads them.</summary>
    public void WriteWeights()
    {
        RequireAlive();
        RequireNoEvaluation("writing weights");
        execution?.WriteWeights();
    }

    internal RunContent Content => new(table, routes, [.. tensors.Values.OrderBy(tensor => tensor.Position)], precision, skipsMissing, onMatrixFault);

    /// <summary>What carries out the steps on the device.</summary>
    internal RunExecution? Execution => execution;

    internal bool WasApplied(long reading)
    {
        if (reading != readings)
            throw new InvalidOperationException("Whether an earlier step counts is gone: ask before the next step or load.");
        Settle();
        return lastApplied ?? false;
    }

    internal long StepsAfter(long reading)
    {
        _ = WasApplied(reading);
        return steps;
    }

    private RunExecution? Begin(RunDevice? device)
    {
        if (device is not null && work is not StepWork)
            throw new ArgumentException($"The steps of this run are another library's to carry out, which has the weights where it has them: it cannot move to {device.Name}.");
        if (device is not null && Array.Find(routes, route => route.Plan.AddsVectors) is { } withVectors)
            throw new NotSupportedException($"{withVectors.Rule.ShortName()} adds vectors of several tensors, which {device.Name} does not carry out: leave RunOptions.Device out.");
        return device?.Begin(Content);
    }

    private StepResult StepOnDevice()
    {
        if (isPending)
            readings++;
        else
            ReadHypers(steps);
        RequireScalars();
        lastApplied = execution!.Step(Seed);
        GC.KeepAlive(table);
        if (lastApplied is { } applied && !isPending)
        {
            steps += applied ? 1 : 0;
            return new StepResult(this, steps, readings, applied);
        }

        isPending = true;
        return new StepResult(this, readings);
    }

    private void Settle()
    {
        if (!isPending)
            return;
        (steps, bool applied) = execution!.Settle();
        (isPending, lastApplied) = (false, applied);
        ReadValues(steps - (applied ? 1 : 0));
    }

    // Everything that the host is to have of what happened on the device.
    private void BringBack()
    {
        Settle();
        execution?.ReadStates();
        execution?.ReadWeights();
    }

    // For the host to change states.
    private void TakeStatesBack()
    {
        BringStatesBack();
        execution?.StatesChanged();
    }

    private void BringStatesBack()
    {
        Settle();
        execution?.ReadStates();
    }
}
