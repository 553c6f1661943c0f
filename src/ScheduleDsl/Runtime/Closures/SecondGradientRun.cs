using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace ScheduleDsl;

/// <summary>
/// Steps of a rule that reads a second gradient at the present weights, such as MARS in its exact form, which takes that of the previous batch too: evaluate one, keep it as an input of
/// the rule, evaluate the other, update.
/// </summary>
/// <remarks>Costs a second evaluation for each step, and memory for a second gradient.</remarks>
/// <example><code>
/// using var run = Mars.For(parameters, new MarsSettings { Exact = true });
/// using var exact = new SecondGradientRun(parameters, run, "previousBatchGradient");
/// Batch? previous = null;
/// foreach (Batch batch in epoch)
/// {
///     exact.Step(() => model.Backward(batch), previous is { } before ? () => model.Backward(before) : null);
///     previous = batch;
/// }
/// </code></example>
public sealed unsafe class SecondGradientRun : IDisposable
{
    private readonly ParameterTable parameters;
    private readonly string input;
    private readonly List<(Parameter Parameter, AlignedMemory Gradient)> gradients = [];

    /// <summary>Gives the parameters memory for a second gradient.</summary>
    /// <param name="parameters">The run's parameters.</param>
    /// <param name="run">What updates them. It is not disposed of with this.</param>
    /// <param name="input">The input of its rule that is the second gradient.</param>
    /// <exception cref="ArgumentException">No rule of the run has such an input for each weight.</exception>
    public SecondGradientRun(ParameterTable parameters, OptimizerRun run, string input)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrEmpty(input);
        if (!run.ReadsForEachWeight(input))
            throw new ArgumentException($"No rule of the run has an input {input} with a number for each weight.", nameof(input));
        (this.parameters, Run, this.input) = (parameters, run, input);
        foreach (Parameter parameter in parameters)
        {
            AlignedMemory gradient = new(parameter.Length * parameters.GradientType.Size(), stream: 1);
            gradients.Add((parameter, gradient));
            parameters.SetInput(parameter.Name, input, (nint)gradient.Address);
        }

        Clear();
    }

    /// <summary>What updates the parameters.</summary>
    public OptimizerRun Run { get; }

    /// <summary>One step.</summary>
    /// <param name="evaluate">Puts the gradients at the present weights where the table expects them, and returns the loss.</param>
    /// <param name="second">The evaluation whose gradients are the input, before the other one; null where there is none yet: the input is 0 then.</param>
    /// <inheritdoc cref="OptimizerRun.Step()" path="/exception"/>
    public StepResult Step(Func<double> evaluate, Func<double>? second)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        if (second is null)
        {
            Clear();
        }
        else
        {
            second();
            foreach ((Parameter parameter, AlignedMemory gradient) in gradients)
            {
                // One without a gradient the step itself will name.
                if (parameter.GradientAddress != null)
                    Buffer.MemoryCopy(parameter.GradientAddress, gradient.Address, gradient.Bytes, parameter.Length * parameters.GradientType.Size());
            }
        }

        StepResult result = Run.Step(evaluate);
        GC.KeepAlive(this);
        return result;
    }

    /// <summary>Takes the second gradient away again.</summary>
    public void Dispose()
    {
        if (parameters.IsDisposed)
            return;
        foreach ((Parameter parameter, _) in gradients)
            parameters.SetInput(parameter.Name, input, 0);
        gradients.Clear();
    }

    private void Clear()
    {
        foreach ((_, AlignedMemory gradient) in gradients)
            NativeMemory.Clear(gradient.Address, (nuint)gradient.Bytes);
    }
}
