using System;

namespace ScheduleDsl;

/// <summary>
/// Steps carried out on a device. The device has the newest states from the first step on; what the host has of them is brought up to date when it is asked for.
/// Schedules, checks and saving stay with the run.
/// </summary>
internal abstract class RunExecution : IDisposable
{
    /// <summary>Whether gradients are already where the device finds them, so that those of the table do not matter.</summary>
    public abstract bool HoldsGradients { get; }

    /// <summary>Carries out a step. Nothing has changed when it fails.</summary>
    /// <param name="seed">Of random numbers.</param>
    /// <returns>Whether the step counts; null where only the device knows yet.</returns>
    public abstract bool? Step(long seed);

    /// <summary>How many steps count so far, and whether the last one does. Waits for the device where it alone knows.</summary>
    public abstract (long Steps, bool LastApplied) Settle();

    /// <summary>States, weights or the number of steps are others on the host: the device takes them from there.</summary>
    /// <param name="steps">Steps that count so far.</param>
    public abstract void TakeOver(long steps);

    /// <summary>Goes on from another number of steps, with all else as it is.</summary>
    public abstract void JumpTo(long steps);

    /// <summary>States are others on the host, which has all of them: the device takes them from there.</summary>
    public abstract void StatesChanged();

    /// <summary>Hyperparameters have other values from the coming step on.</summary>
    public abstract void HypersChanged();

    /// <summary>Brings the host's states up to date.</summary>
    public abstract void ReadStates();

    /// <summary>Brings the table's weights up to date, and what steps write beside them.</summary>
    public abstract void ReadWeights();

    /// <summary>Hands the table's weights to the device.</summary>
    public abstract void WriteWeights();

    /// <summary>Gives the device's memory back.</summary>
    public abstract void Dispose();
}
