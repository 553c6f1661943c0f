using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;
using TorchSharp;
using static TorchSharp.torch;

namespace ScheduleDsl.Torch;

/// <content>States as PyTorch has them.</content>
public sealed partial class ScheduleDslOptimizer
{
    /// <summary>
    /// The states in PyTorch's layout, as in the part <c>state</c> of an optimizer's <c>state_dict()</c>: for each parameter the tensors by PyTorch's names (<c>exp_avg</c>, ...)
    /// and, where PyTorch counts updates there, <c>step</c>. The tensors are copies on the CPU, the caller's to dispose of.
    /// </summary>
    /// <returns>By parameter name; PyTorch numbers parameters in the order of the optimizer's groups. A parameter without states is there without entries.</returns>
    /// <exception cref="NotSupportedException">Nothing says what PyTorch calls the rule's states; see <see cref="PyTorchNames"/>.</exception>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, Tensor>> ExportPyTorch()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Dictionary<string, IReadOnlyDictionary<string, Tensor>> result = new(StringComparer.Ordinal);
        foreach ((string parameter, CompiledRule rule, PyTorchNames names) in Named())
        {
            Dictionary<string, Tensor> entries = new(StringComparer.Ordinal);
            if (names.HasSteps && Steps > 0)
                entries.Add(PyTorchNames.Step, tensor((float)Steps));
            foreach (string state in StateNames(parameter))
                entries.Add(NameOf(rule, names, state), StateTensor(parameter, state));
            result.Add(parameter, Steps > 0 ? entries : new Dictionary<string, Tensor>());
        }

        return result;
    }

    /// <summary>Takes states over from PyTorch's layout, whatever device and type its tensors have.</summary>
    /// <param name="states">As <see cref="ExportPyTorch"/> gives them.</param>
    /// <param name="steps">The number of updates, for rules with which PyTorch keeps no <c>step</c>; else it has to agree where it is given.</param>
    /// <exception cref="ArgumentException">A parameter or a state is missing, unknown or of another shape, or the steps of parameters disagree. Nothing has changed then.</exception>
    /// <exception cref="NotSupportedException">Nothing says what PyTorch calls the rule's states.</exception>
    public void ImportPyTorch(IReadOnlyDictionary<string, IReadOnlyDictionary<string, Tensor>> states, long? steps = null)
    {
        ArgumentNullException.ThrowIfNull(states);
        ObjectDisposedException.ThrowIf(disposed, this);
        List<(string Parameter, string State, Tensor Values)> found = [];
        List<string> problems = [.. states.Keys.Except(parameterList.Select(parameter => parameter.Name)).Select(name => $"there is no parameter {name}")];
        HashSet<long> counts = steps is { } given ? [given] : [];
        foreach ((string parameter, CompiledRule rule, PyTorchNames names) in Named())
        {
            IReadOnlyDictionary<string, Tensor> entries = states.GetValueOrDefault(parameter) ?? new Dictionary<string, Tensor>();
            string[] wanted = [.. StateNames(parameter)];
            foreach (string state in wanted)
            {
                string theirs = NameOf(rule, names, state);
                if (!entries.TryGetValue(theirs, out Tensor? values))
                    problems.Add($"{parameter} lacks {theirs}");
                else if (!values.shape.SequenceEqual(host.ShapeOf(parameter)))
                    problems.Add($"{theirs} of {parameter} has shape [{string.Join(", ", values.shape)}], and not [{string.Join(", ", host.ShapeOf(parameter))}]");
                else
                    found.Add((parameter, state, values));
            }

            problems.AddRange(entries.Keys.Where(key => key != PyTorchNames.Step && !wanted.Any(state => NameOf(rule, names, state) == key)).Select(key => $"{parameter} has {key}, for which this optimizer has no place"));
            if (names.HasSteps && entries.TryGetValue(PyTorchNames.Step, out Tensor? count))
                counts.Add(Count(count));
        }

        if (counts.Count > 1)
            problems.Add($"the numbers of steps differ: {string.Join(", ", counts.Order())}, and a run has one");
        if (counts.Count == 0)
            problems.Add("nothing says how many steps were taken: pass steps");
        if (problems.Count > 0)
            throw new ArgumentException($"The states do not fit this optimizer: {string.Join("; ", problems)}.");
        foreach ((string parameter, string state, Tensor values) in found)
            SetState(parameter, state, values);
        Run.ContinueAt(counts.Single());
        ShowRates();
    }

    private IEnumerable<(string Parameter, CompiledRule Rule, PyTorchNames Names)> Named() => Run.Groups
        .SelectMany(group => group.Parameters.Select(parameter => (parameter.Name, group.Route.Rule, PyTorchNames.Of(group.Route.Rule.Name))));

    private static string NameOf(CompiledRule rule, PyTorchNames names, string state) => names.States.TryGetValue(state, out string? name)
        ? name
        : throw new NotSupportedException($"Nothing says what PyTorch calls the state {state} of {rule.Name}: say it with PyTorchNames.Add.");

    private static long Count(Tensor steps)
    {
        using Tensor number = steps.detach().cpu().to(ScalarType.Float64);
        return (long)number.item<double>();
    }
}
