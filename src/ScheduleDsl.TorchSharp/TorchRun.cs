using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch;

/// <summary>A run over tensors, on one kind of device.</summary>
internal abstract class TorchRun : IDisposable
{
    /// <summary>The run: step, hyperparameters, states.</summary>
    public abstract OptimizerRun Run { get; }

    /// <summary>Its table.</summary>
    public abstract ParameterTable Table { get; }

    /// <summary>Reads where the gradients are and updates once.</summary>
    public abstract StepResult Step();

    /// <summary>Applies what has been gathered, without gradients.</summary>
    public abstract StepResult Flush();

    /// <summary>Copies weights that lie elsewhere to the run's memory.</summary>
    public virtual void Pull()
    {
    }

    /// <summary>Copies weights that lie elsewhere back.</summary>
    public virtual void Push()
    {
    }

    /// <summary>Called before anything reads states from the run's memory: brings them from where they are.</summary>
    public virtual void PullStates()
    {
    }

    /// <summary>Called after states in the run's memory were written: brings them to where they belong.</summary>
    public virtual void PushStates()
    {
    }

    /// <summary>Sets what a rule reads for each weight beside its gradient; the values are copied.</summary>
    public abstract void SetInput(string parameter, string input, Tensor values);

    /// <summary>The shape of a parameter.</summary>
    public abstract long[] ShapeOf(string parameter);

    /// <summary>Order of the axes of a parameter's weights and states in the run's memory, as strides of its shape.</summary>
    public abstract long[] StridesOf(string parameter);

    /// <summary>Whether weights can be read and written through the run.</summary>
    public abstract bool HoldsWeights { get; }

    public abstract void Dispose();

    /// <summary>Makes a run for the device that the parameters are on.</summary>
    /// <exception cref="ArgumentException">They are on several devices or of several types.</exception>
    public static TorchRun Create(IReadOnlyList<NamedParameter> parameters, RunSource source, RunOptions options, TorchExecution execution)
    {
        Require(parameters, parameter => parameter.Tensor.dtype.ToString(), "types", "make an optimizer for each type");
        Require(parameters, parameter => parameter.Tensor.device.ToString(), "devices", "make an optimizer for each device");
        NamedParameter first = parameters[0];
        bool isHost = first.Tensor.device_type == TorchSharp.DeviceType.CPU;
        if (execution == TorchExecution.InPlace && !isHost)
            throw new ArgumentException($"The parameters are on {first.Tensor.device}: loops of this machine update tensors of the CPU only. Take TorchExecution.Operations, or leave the choice to the optimizer.");
        if (options.Device is not null)
            throw new ArgumentException("RunOptions.Device is for tables of ScheduleDsl's own: a step over tensors is taken where they are.");
        // What has no gradient is left alone, as other optimizers of TorchSharp do.
        RunOptions skipping = options with { SkipMissingGradients = true };
        ElementType type = TorchTypes.Of(first.Tensor, first.Name);
        return execution == TorchExecution.Operations || (execution == TorchExecution.Auto && !isHost)
            ? new Operations.OperationsRun(parameters, source, skipping, type)
            : new InPlace.InPlaceRun(parameters, source, skipping, type);
    }

    private static void Require(IReadOnlyList<NamedParameter> parameters, Func<NamedParameter, string> what, string of, string remedy)
    {
        IGrouping<string, NamedParameter>[] kinds = [.. parameters.GroupBy(what)];
        if (kinds.Length > 1)
        {
            throw new ArgumentException(
                $"The parameters are of several {of}: {string.Join(", ", kinds.Select(kind => $"{kind.First().Name}{(kind.Count() > 1 ? $" and {kind.Count() - 1} more" : "")} of {kind.Key}"))}; {remedy}.");
        }
    }
}
