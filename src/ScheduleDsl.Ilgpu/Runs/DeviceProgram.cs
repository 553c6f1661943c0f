using System;
using System.Collections.Generic;
using ILGPU;

namespace ScheduleDsl.Ilgpu;

/// <summary>A kernel to launch in every step, or what the host does between kernels.</summary>
/// <param name="What">What it is, for messages.</param>
/// <param name="Run">Launches it, or does it.</param>
/// <param name="Touches">What it reads and writes; null where that may be anything.</param>
/// <param name="IsOnHost">Whether it is the host's: it waits for the device where it has to.</param>
/// <param name="IsDecomposition">Whether it is a matrix operation of the host's.</param>
internal readonly record struct DeviceLaunch(string What, Action Run, Touched[]? Touches = null, bool IsOnHost = false, bool IsDecomposition = false);

/// <summary>What a step does while all uniform blocks are at certain variants: the launches in their order, with their tables on the device.</summary>
internal sealed class DeviceProgram(StepProgram steps) : IDisposable
{
    private readonly List<IDisposable> tables = [];

    /// <summary>The variants that it is for, and the rounds of their phases.</summary>
    public StepProgram Steps { get; } = steps;

    /// <summary>The launches in their order; behind them comes <see cref="End"/>.</summary>
    public List<DeviceLaunch> Launches { get; } = [];

    /// <summary>How many of them a step waits for: the others may follow when it has returned.</summary>
    public int Awaited { get; set; }

    /// <summary>Counts the step; null where the host does.</summary>
    public DeviceLaunch? End { get; set; }

    /// <summary>Whether the device may refuse the step.</summary>
    public bool HasGate { get; set; }

    /// <summary>Whether the step counts, where no gate refuses it.</summary>
    public bool Applies { get; set; }

    /// <summary>Whether anything is left when a step returns.</summary>
    public bool HasTail => Awaited < Launches.Count;

    /// <summary>The version of the layout of <see cref="RouteLayout.Reserved"/> that tables are for.</summary>
    public int ReservedLayout { get; set; }

    /// <summary>Keeps what has to be disposed of with it.</summary>
    public T Own<T>(T table)
        where T : IDisposable
    {
        tables.Add(table);
        return table;
    }

    public void Dispose()
    {
        foreach (IDisposable table in tables)
            table.Dispose();
        tables.Clear();
    }
}
