using System;
using System.Collections.Generic;
using System.Diagnostics;

namespace ScheduleDsl;

/// <summary>Gathers what could not be computed while a step runs, and says it behind the step: for each parameter and operation once.</summary>
internal sealed class FaultLog(Action<MatrixFault>? receiver)
{
    private readonly HashSet<(string Parameter, int Place, string Reason)> known = [];
    private readonly List<MatrixFault> pending = [];

    /// <param name="parameter">Of which the matrix is.</param>
    /// <param name="place">Tells one operation of a rule from another.</param>
    /// <param name="step">The step, from 1.</param>
    /// <param name="outcome">What became of it.</param>
    public void Add(string parameter, int place, long step, LinearOutcome outcome)
    {
        lock (known)
        {
            if (known.Add((parameter, place, outcome.Message)))
                pending.Add(new MatrixFault(parameter, step, outcome.Message));
        }
    }

    /// <summary>Hands over what is new.</summary>
    public void Deliver()
    {
        if (pending.Count == 0)
            return;
        MatrixFault[] faults = [.. pending];
        pending.Clear();
        foreach (MatrixFault fault in faults)
        {
            if (receiver is null)
                Trace.TraceWarning(fault.ToString());
            else
                receiver(fault);
        }
    }
}
