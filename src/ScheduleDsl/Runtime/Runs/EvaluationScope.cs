using System;
using System.Collections.Generic;

namespace ScheduleDsl;

/// <summary>While it is open, parameters hold the weights that evaluation uses.</summary>
internal sealed unsafe class EvaluationScope : IDisposable
{
    private readonly List<(Parameter Parameter, AlignedMemory Weights)> saved = [];
    private Action? close;

    /// <param name="groups">The groups of the run.</param>
    /// <param name="step">Number of updates so far.</param>
    /// <param name="close">Called when the weights are back.</param>
    public EvaluationScope(IEnumerable<RunGroup> groups, long step, Action close)
    {
        this.close = close;
        if (step == 0)
            return;
        try
        {
            foreach (RunGroup group in groups)
            {
                if (group.Route.Rule.Evaluation is not { } rule)
                    continue;
                EvaluationLoop loop = new(rule, group, step);
                foreach (RunTensor tensor in group.Tensors)
                {
                    Save(tensor.Parameter);
                    loop.Run(tensor);
                }
            }
        }
        catch
        {
            Restore();
            throw;
        }
    }

    public void Dispose()
    {
        if (close is null)
            return;
        Restore();
        close();
        close = null;
    }

    private void Save(Parameter parameter)
    {
        long bytes = parameter.Length * parameter.ElementType.Size();
        AlignedMemory copy = new(bytes, stream: 0);
        Buffer.MemoryCopy(parameter.ValueAddress, copy.Address, bytes, bytes);
        saved.Add((parameter, copy));
    }

    private void Restore()
    {
        foreach ((Parameter parameter, AlignedMemory weights) in saved)
        {
            long bytes = parameter.Length * parameter.ElementType.Size();
            Buffer.MemoryCopy(weights.Address, parameter.ValueAddress, bytes, bytes);
        }

        GC.KeepAlive(saved);
    }
}
