using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>
/// Where the steps of a run are carried out when that is not the processor: handed to <see cref="RunOptions.Device"/> or <see cref="OptimizerRun.MoveTo"/>. Devices come
/// from other packages, such as <c>ScheduleDsl.Ilgpu</c>.
/// </summary>
public abstract class RunDevice
{
    internal RunDevice()
    {
    }

    /// <summary>What the device is, for messages and reports.</summary>
    public abstract string Name { get; }

    /// <summary>Makes ready to carry out steps.</summary>
    /// <exception cref="System.ArgumentException">The device cannot carry out the steps of this run; the message says what it cannot.</exception>
    internal abstract RunExecution Begin(RunContent content);
}

/// <summary>What a device carries out: everything that a run keeps on the host.</summary>
/// <param name="Table">The parameters.</param>
/// <param name="Routes">The rules at work, with groups, states and tensors.</param>
/// <param name="Tensors">All tensors in the order of the table.</param>
/// <param name="Precision">How numbers are kept.</param>
/// <param name="SkipsMissing">Whether parameters without gradients are left as they are.</param>
/// <param name="OnMatrixFault">Receives what could not be decomposed or solved; null for the trace.</param>
internal sealed record RunContent(ParameterTable Table, RunRoute[] Routes, RunTensor[] Tensors, RunPrecision Precision, bool SkipsMissing, System.Action<MatrixFault>? OnMatrixFault);
