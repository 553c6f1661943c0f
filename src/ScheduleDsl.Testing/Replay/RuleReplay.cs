using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Testing;

/// <summary>
/// Runs an optimizer's own body, as plain C#, for every weight of a table: the oracle for what is compiled from it. Each weight has an
/// instance of the class. A collective without a value yet takes its operand and ends the weight's run; when all weights of its scope have
/// given theirs they are reduced in the order of <see cref="CollectiveSums"/>, and the weights run again from before the step. Where a body has
/// matrix operations it is run for each place of their matrices too, such as each pair of rows.
/// </summary>
/// <remarks>Slow, and meant to be: nothing of the compiler or the runtime's loops takes part.</remarks>
/// <example><code>
/// using OptimizerRun run = OptimizerRun.Create(table, settings);
/// RuleReplay replay = RuleReplay.Of(table, settings);
/// replay.Step();   // reads the table's gradients, keeps weights of its own
/// run.Step();
/// Assert.Equal(replay.Values("weight").ToArray(), table["weight"].Values.ToArray());
/// </code></example>
public sealed class RuleReplay
{
    private readonly RuleBody body;
    private readonly IReadOnlyList<ReplayTensor> tensors;
    private readonly ReplayHypers? hypers;
    private readonly ParameterTable? table;
    private readonly ReplayInputs inputs;
    private readonly ReplayDraws draws;

    private RuleReplay(RuleBody body, IReadOnlyList<ReplayTensor> tensors, ReplayHypers? hypers, ParameterTable? table, long seed)
    {
        (this.body, this.tensors, this.hypers, this.table) = (body, tensors, hypers, table);
        (inputs, draws) = (new ReplayInputs(body.Type, body.Inputs), new ReplayDraws(seed));
        bool isNumbered = tensors.Any(t => t.Layer is not null);
        int layers = isNumbered ? tensors.Max(t => t.Layer ?? -1) + 1 : tensors.Count;
        for (int place = 0; place < tensors.Count; place++)
        {
            ReplayTensor tensor = tensors[place];
            tensor.See(body.View, tensors.Where(t => t.Group == tensor.Group).Sum(t => (long)t.Length), tensors.Sum(t => (long)t.Length),
                (tensors.Take(place).Count(t => t.Group == tensor.Group), isNumbered ? tensor.Layer ?? -1 : place, layers));
            tensor.Optimizers = [.. Enumerable.Range(0, tensor.Length).Select(_ => body.Create())];
        }
    }

    /// <summary>Number of updates so far.</summary>
    public long Steps { get; private set; }

    /// <summary>A replay from step 0 of what <see cref="OptimizerRun.Create(ParameterTable, OptimizerSettings, RunOptions?)"/> with the same arguments does. It copies the weights.</summary>
    /// <param name="parameters">A float table; its weights are the start, its gradients are read at every step.</param>
    /// <param name="settings">Numbers and schedules of the rule.</param>
    /// <param name="options">Groups and seed; how a run is executed changes nothing.</param>
    /// <exception cref="ArgumentException">The table holds doubles, a hyperparameter is out of range, or parameters and groups do not fit together.</exception>
    public static RuleReplay Of(ParameterTable parameters, OptimizerSettings settings, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        CompiledRule rule = CompiledRules.Of(settings);
        Type optimizer = rule.GetType().DeclaringType ?? throw new ArgumentException($"{rule.Name} has no class that the generator has seen.");
        ReplayHypers hypers = new(rule, settings, GroupAssignment.Run(parameters, options ?? new RunOptions()));
        return new RuleReplay(
            RuleBody.Of(optimizer, rule.View),
            [.. parameters.Select(p => new ReplayTensor(p.Name, p.Shape, p.Values.ToArray(), hypers.GroupOf(p), p.Parts) { Layer = p.Layer })],
            hypers,
            parameters,
            options?.Seed ?? 0);
    }

    /// <summary>A replay of any class, with gradients that are set on the tensors.</summary>
    internal static RuleReplay Of(RuleBody body, params IReadOnlyList<ReplayTensor> tensors) => new(body, tensors, null, null, 0);

    /// <summary>Sets a number that the rule needs for the step as a whole, as <see cref="OptimizerRun.SetInput"/> does.</summary>
    /// <exception cref="KeyNotFoundException">The rule has no such input.</exception>
    public void SetInput(string name, double value) => inputs.Set(name, value);

    /// <summary>Copies what the rule needs for each weight of a parameter beside its gradient.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter, or the rule has no such input.</exception>
    /// <exception cref="ArgumentException">There are not as many numbers as weights.</exception>
    public void SetInput(string parameter, string input, ReadOnlySpan<float> values) => inputs.Set(Find(parameter), input, values);

    /// <summary>Updates every weight as a step of that number, from 0: a run whose rule skips steps counts those that it applies.</summary>
    internal void StepAs(long index)
    {
        Steps = index;
        Step();
    }

    /// <summary>Updates every weight once.</summary>
    /// <exception cref="ReplayException">The body does not fit its declarations; all weights and states stay as they were.</exception>
    /// <exception cref="InvalidOperationException">A parameter has no gradients.</exception>
    public void Step()
    {
        foreach (ReplayTensor tensor in tensors)
        {
            table?[tensor.Name].Gradients.CopyTo(tensor.Gradients);
            if (hypers is not null && hypers.Set(tensor, Steps))
                body.HandOn(tensor.Optimizers);
        }
        StepReplay replay;
        try
        {
            replay = new StepReplay(body, tensors, inputs, draws, Steps + 1);
            replay.Run();
        }
        finally
        {
            OneWeight.SetDraws(null);
            OneWeight.SetReplay(null, null);
        }
        (float[] Values, object[] Optimizers)[] results = [.. tensors.Select((_, t) => replay.ResultOf(t))];
        SharedStates.Check(body.States, tensors, [.. results.Select(r => r.Optimizers)]);
        for (int t = 0; t < tensors.Count; t++)
        {
            (tensors[t].Values, tensors[t].Optimizers) = results[t];
            tensors[t].HasStepped = true;
            foreach ((StateField state, float[] matrix) in replay.MatricesOf(t))
                tensors[t].Matrices[state.Name] = matrix;
        }
        Steps++;
    }

    /// <summary>Rounds what the last step left: weights and, where there is a way, states of each weight.</summary>
    internal void Round(Func<float, float> weights, Func<float, float>? states)
    {
        StateField[] rounded = [.. body.States.Where(s => s.Space == StateSpace.Element && states is not null)];
        foreach (ReplayTensor tensor in tensors)
        {
            tensor.Values = [.. tensor.Values.Select(weights)];
            foreach (object optimizer in tensor.Optimizers)
                Array.ForEach(rounded, s => s.Change(optimizer, states!));
        }
    }

    /// <summary>The weights of a parameter that evaluation uses after the last step.</summary>
    internal float[] EvaluationWeights(string parameter)
    {
        ReplayTensor tensor = Find(parameter);
        OneWeight.SetReplay(null, tensor.Facts);
        try
        {
            return [.. tensor.Values.Select((value, w) => body.Evaluate(tensor.Optimizers[w], value, Steps, input => inputs.Of(input, tensor, w)))];
        }
        finally
        {
            OneWeight.SetReplay(null, null);
        }
    }

    /// <summary>The weights of a parameter, as the last step left them.</summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public ReadOnlySpan<float> Values(string parameter) => Find(parameter).Values;

    /// <summary>
    /// A state of a parameter: a value for each weight, row, column, block or place of a matrix in the order of memory, or one for the tensor or the run. Those of
    /// a float state are floats.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such parameter or state.</exception>
    public double[] State(string parameter, string state) => SharedStates.Read(body.State(state), Find(parameter));

    private ReplayTensor Find(string parameter) => tensors.FirstOrDefault(t => t.Name == parameter)
        ?? throw new KeyNotFoundException($"There is no parameter {parameter}; there are {string.Join(", ", tensors.Select(t => t.Name))}.");
}
