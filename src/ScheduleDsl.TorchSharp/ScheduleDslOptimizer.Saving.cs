using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScheduleDsl.CompilerServices;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch;

/// <content>Saving, loading, and reading states.</content>
public sealed partial class ScheduleDslOptimizer
{
    /// <summary>
    /// Saves the run in ScheduleDsl's own format, one safetensors file: states by parameter name, step, seed, settings, written rates and the schedules' fingerprints; on
    /// request the weights too. The file is written beside the old one and renamed, so there is always a whole one.
    /// </summary>
    /// <param name="path">The file, replaced where it exists.</param>
    /// <param name="saving">Whether the weights are saved too; else they are the module's to save.</param>
    /// <exception cref="NotSupportedException">The weights are asked for, and are on another device than the CPU.</exception>
    public void Save(string path, SaveOptions? saving = null)
    {
        BeforeSaving(saving);
        Run.Save(path, saving);
    }

    /// <inheritdoc cref="Save(string, SaveOptions)"/>
    /// <param name="stream">Any stream that can be written.</param>
    /// <param name="saving">Whether the weights are saved too.</param>
    public void Save(Stream stream, SaveOptions? saving = null)
    {
        BeforeSaving(saving);
        Run.Save(stream, saving);
    }

    /// <summary>Goes on where a saved run was: states, step, seed, written rates, and the weights where they were saved. The same gradients then give the bits of the unbroken run.</summary>
    /// <param name="path">A file that <see cref="Save(string, SaveOptions)"/> or a run of ScheduleDsl wrote.</param>
    /// <param name="loading">What may differ from the saved run.</param>
    /// <exception cref="SavedRunException">The file is damaged, belongs to another optimizer or other parameters, or to a run whose hyperparameters differ before the saved step.</exception>
    public void Load(string path, LoadOptions? loading = null)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        BeforeLoading();
        Run.Load(path, loading);
        Loaded();
    }

    /// <inheritdoc cref="Load(string, LoadOptions)"/>
    /// <param name="stream">A stream that seeks, from its beginning to its end.</param>
    /// <param name="loading">What may differ from the saved run.</param>
    public void Load(Stream stream, LoadOptions? loading = null)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        BeforeLoading();
        Run.Load(stream, loading);
        Loaded();
    }

    /// <summary>Names of the states that exist for a parameter, as the rule calls them.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public IReadOnlyList<string> StateNames(string parameter) =>
        [.. RuleOf(parameter).States.Select(state => state.Name).Where(state => Run.HasState(parameter, state))];

    /// <summary>A copy of a state on the CPU: of the parameter's shape where there is a number for each weight, else a vector or a scalar; in float32, or float64 where the rule computes so.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="state">The state, as the rule calls it.</param>
    /// <exception cref="KeyNotFoundException">The run has no such parameter, or its rule no such state.</exception>
    /// <exception cref="InvalidOperationException">The state does not exist under the parameter's hyperparameters.</exception>
    public Tensor StateTensor(string parameter, string state)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        StateSpace space = RuleOf(parameter).States[RuleOf(parameter).StateIndex(state)].Space;
        host.PullStates();
        if (space >= StateSpace.Tensor)
            return tensor(Run.ScalarState(parameter, state), ScalarType.Float64);
        double[] values = StateNumbers.Read(Run, parameter, state);
        long[] shape = space == StateSpace.Element ? host.ShapeOf(parameter) : [values.Length];
        if (space == StateSpace.Element)
            values = Reordering.Run(values, shape, host.StridesOf(parameter), Reordering.Contiguous(shape));
        return Run.ComputesIn == ElementType.Float64
            ? tensor(values, shape, ScalarType.Float64)
            : tensor(Array.ConvertAll(values, value => (float)value), shape, ScalarType.Float32);
    }

    /// <summary>Replaces a state that has a number for each weight.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="state">The state, as the rule calls it.</param>
    /// <param name="values">As many numbers as weights, of the parameter's shape; rounded to what the state is kept in.</param>
    /// <exception cref="ArgumentException">The shape is another, or the state has no number for each weight.</exception>
    public void SetState(string parameter, string state, Tensor values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ObjectDisposedException.ThrowIf(disposed, this);
        if (RuleOf(parameter).States[RuleOf(parameter).StateIndex(state)].Space != StateSpace.Element)
            throw new ArgumentException($"The state {state} has no number for each weight of {parameter}.");
        long[] shape = host.ShapeOf(parameter);
        if (!values.shape.SequenceEqual(shape))
            throw new ArgumentException($"The state {state} of {parameter} has shape [{string.Join(", ", shape)}], and is given [{string.Join(", ", values.shape)}].");
        using (no_grad())
        using (NewDisposeScope())
        {
            double[] numbers = values.detach().cpu().to(ScalarType.Float64).contiguous().data<double>().ToArray();
            host.PullStates();
            StateNumbers.Write(Run, parameter, state, Reordering.Run(numbers, shape, Reordering.Contiguous(shape), host.StridesOf(parameter)));
        }

        host.PushStates();
    }

    /// <summary>
    /// Puts the weights that evaluation uses, such as an average, into the parameters until the scope is disposed of.
    /// </summary>
    /// <exception cref="InvalidOperationException">No rule or modifier says which weights evaluation uses.</exception>
    /// <exception cref="NotSupportedException">The run is carried out by operations of TorchSharp.</exception>
    public IDisposable EvaluationWeights()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (!host.HoldsWeights)
            throw new NotSupportedException("Weights for evaluation are computed by the compiled loops: they need TorchExecution.InPlace, on the CPU.");
        host.Pull();
        IDisposable scope = Run.EvaluationWeights();
        host.Push();
        return new Evaluation(scope, host);
    }

    private void BeforeSaving(SaveOptions? saving)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (saving?.IncludeParameters == true && !host.HoldsWeights)
            throw new NotSupportedException("The weights are not in this machine's memory: save them with the module, and the optimizer without them.");
        host.Pull();
        host.PullStates();
    }

    // Where the file has no weights, those of the tensors stay.
    private void BeforeLoading() => host.Pull();

    private void Loaded()
    {
        host.Push();
        host.PushStates();
        ShowRates();
    }

    private CompiledRule RuleOf(string parameter) => Run.Groups.FirstOrDefault(group => group.Parameters.Any(p => p.Name == parameter))?.Route.Rule
        ?? throw new KeyNotFoundException($"There is no parameter {parameter}{Nearest.Hint(parameter, parameterList.Select(p => p.Name))}");

    private sealed class Evaluation(IDisposable scope, TorchRun host) : IDisposable
    {
        public void Dispose()
        {
            scope.Dispose();
            host.Push();
        }
    }
}
