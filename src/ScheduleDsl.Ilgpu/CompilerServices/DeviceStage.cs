using System.ComponentModel;
using ILGPU;

namespace ScheduleDsl.Ilgpu.CompilerServices;

/// <summary>What uniform code on the device reads and writes: one thread computes one uniform block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct DeviceStage
{
    /// <summary>Values of the hyperparameters at successive steps: for each step from <see cref="FirstStep"/> one row for each group.</summary>
    public ArrayView<double> Hypers;

    /// <summary>For each block, the row of its group.</summary>
    public ArrayView<int> Rows;

    /// <summary>The variant of each block; the prologue writes it.</summary>
    public ArrayView<int> Variants;

    /// <summary>Counters of the run, see <see cref="DeviceControl"/>.</summary>
    public ArrayView<long> Control;

    /// <summary>The blocks.</summary>
    public DeviceUniforms Uniforms;

    /// <summary>The number of updates applied at the first row of <see cref="Hypers"/>.</summary>
    public long FirstStep;

    /// <summary>Rows for each step.</summary>
    public int RowCount;

    /// <summary>Hyperparameters in a row.</summary>
    public int HyperCount;

    /// <summary>What is computed: how many barriers have been passed.</summary>
    public int Level;

    /// <summary>As <see cref="DeviceWork.Guard"/>.</summary>
    public int Guard;

    /// <summary>Whether this stage runs.</summary>
    public readonly bool IsOn => Guard == 0 || Control[DeviceControl.Gate] == Guard;

    /// <summary>The number of the step at work, from 1.</summary>
    public readonly double Step => Control[DeviceControl.Steps] + 1;

    /// <summary>The hyperparameters of a block.</summary>
    public readonly DeviceHypers HypersOf(int block) => new(Hypers, ((Control[DeviceControl.Steps] - FirstStep) * RowCount + Rows[block]) * HyperCount);
}

/// <summary>One row of hyperparameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DeviceHypers(ArrayView<double> values, long start)
{
    private readonly ArrayView<double> values = values;
    private readonly long start = start;

    /// <summary>The value of a hyperparameter; a bool is 0 or 1.</summary>
    public double this[int place] => values[start + place];
}

/// <summary>Places of the counters that a run keeps on the device.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DeviceControl
{
    /// <summary>Updates applied so far.</summary>
    public const int Steps = 0;

    /// <summary>Whether the step goes on: <see cref="Open"/>, or <see cref="Closed"/> once a gate has refused it.</summary>
    public const int Gate = 1;

    /// <summary>How many counters.</summary>
    public const int Count = 2;

    /// <summary>Of <see cref="Gate"/>.</summary>
    public const int Open = 1;

    /// <summary>Of <see cref="Gate"/>.</summary>
    public const int Closed = 2;
}
