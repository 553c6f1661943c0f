using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Benchmarks.Ceiling;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Benchmarks.Library;

/// <summary>A rule with settings, as one row of the tables.</summary>
/// <param name="Name">The rule's class name.</param>
/// <param name="Setting">What differs from the defaults, empty where nothing does.</param>
/// <param name="Settings">The settings of a run.</param>
internal sealed record RuleCase(string Name, string Setting, OptimizerSettings Settings)
{
    private double[]? hypers;

    public CompiledRule Rule => Settings.Rule;

    /// <summary>Every hyperparameter at the first step.</summary>
    public double[] Hypers => hypers ??= [.. Enumerable.Range(0, Rule.Hypers.Count).Select(i => Settings.SlotOf(i).At(0))];

    /// <summary>Positions of the states that exist under these settings.</summary>
    public int[] States => [.. Enumerable.Range(0, Rule.States.Count).Where(i => Rule.HasState(i, Hypers, TensorFacts.One))];

    public IEnumerable<double> InitialStates => States.Select(i => Rule.InitialState(i, Hypers));

    /// <summary>Bytes that one step moves for each weight: a state that does not exist is neither read nor written.</summary>
    public int BytesPerElement => Rule.BytesPerElement - 2 * sizeof(float) * (Rule.States.Count - States.Length);

    public TrafficShape Shape => TrafficShape.Of(BytesPerElement, States.Length);

    public string Title => Setting.Length == 0 ? Name : $"{Name} ({Setting})";
}
