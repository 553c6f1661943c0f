using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The part of a route that shares hyperparameters: its values, uniform blocks, states and tensors.</summary>
internal sealed class RunGroup
{
    private readonly bool[][] startingStates;

    public RunGroup(RunRoute route, GroupMembers members, IReadOnlyDictionary<Parameter, int> positions, LayerNumbers layers, long allLength)
    {
        (Route, Name, Parameters) = (route, members.Name, members.Parameters);
        Hypers = new GroupHypers(route.Rule, route.Drivers, members.Group, members.Name);
        long length = members.Parameters.Sum(parameter => parameter.Length);
        Tensors = [.. members.Parameters.Select((parameter, i) => new RunTensor(
            this, parameter, i, positions[parameter], layers.AddTo(parameter, TensorFactsOf.Of(parameter, route.Rule.View, length, allLength)) with { PlaceInGroup = i }, route.Plan.Tensors.Length)
        {
            HasFullStates = route.Precision.IsFull(parameter, members.Group),
        })];
        States = new GroupStates(route.Rule, route.Precision, Tensors, route.Layout);
        Scratch = new GroupScratch(this);
        Blocks = route.Plan.IsPerTensor
            ? [.. Tensors.Select(tensor => new UniformBlocks(this, tensor, checked((int)Math.Max(1, tensor.Facts.Matrices))))]
            : [new UniformBlocks(this, Tensors.FirstOrDefault(), 1)];
        foreach (RunTensor tensor in Tensors)
            tensor.Uniforms = Blocks[route.Plan.IsPerTensor ? tensor.Index : 0];
        startingStates = [.. route.Rule.States.Select(_ => new bool[Tensors.Length])];
    }

    public RunRoute Route { get; }

    public string Name { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    public RunTensor[] Tensors { get; }

    public GroupHypers Hypers { get; }

    public GroupStates States { get; set; }

    public GroupScratch Scratch { get; }

    /// <summary>The uniform blocks: those of each tensor, or one set for all.</summary>
    public UniformBlocks[] Blocks { get; }

    /// <summary>Makes the states of step 0, whose hyperparameters have been read.</summary>
    public void Start()
    {
        States.EnsureFor(Hypers.Values);
        for (int state = 0; state < startingStates.Length; state++)
        {
            for (int i = 0; i < Tensors.Length; i++)
                startingStates[state][i] = States.Has(state, i);
        }
    }

    /// <summary>Whether a tensor's state exists from step 0 on.</summary>
    public bool StartsWith(int state, int tensor) => startingStates[state][tensor];

    /// <exception cref="ArgumentException">A tensor has fewer rows, columns or weights than the step is to find there, or vectors of the group do not fit each other.</exception>
    private void RequireFits()
    {
        bool isNew = false;
        List<string>? problems = null;
        foreach (RunTensor tensor in Tensors)
        {
            if (tensor.Fitted == tensor.Uniforms.Code)
                continue;
            if (MatrixFit.Problem(tensor) is { } problem)
                (problems ??= []).Add(problem);
            (tensor.Fitted, isNew) = (problems is null ? tensor.Uniforms.Code : null, true);
        }

        if (problems is not null)
            throw new ArgumentException($"{Route.Rule.ShortName()} {string.Join("; and ", problems)}.");
        if (isNew && Route.Plan.AddsVectors)
            VectorSums.RequireFits(this);
    }

    /// <summary>Fills the uniform blocks and chooses variants.</summary>
    /// <param name="step">The step number, from 1.</param>
    public void Prepare(double step)
    {
        States.EnsureFor(Hypers.Values);
        UniformBlocks? previous = null;
        foreach (UniformBlocks blocks in Blocks)
        {
            blocks.Prepare(step, previous);
            previous = blocks;
        }

        if (Route.Plan.HasMatrices || Route.Plan.AddsVectors)
            RequireFits();
    }
}
