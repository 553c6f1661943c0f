using System;
using System.Collections.Generic;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>The part of a run that shares hyperparameters: its values, uniform block, states and parameters.</summary>
internal sealed unsafe class RunGroup
{
    private readonly CompiledRule rule;
    private readonly ElementType type;
    private readonly AlignedMemory uniforms;
    private readonly bool[] startingStates;

    public RunGroup(CompiledRule rule, ElementType type, GroupMembers members, HyperDriver[] settings)
    {
        (this.rule, this.type, Name, Parameters) = (rule, type, members.Name, members.Parameters);
        Hypers = new GroupHypers(rule, settings, members.Group, members.Name);
        States = new GroupStates(rule, type, members.Parameters);
        startingStates = new bool[rule.States.Count];
        uniforms = new AlignedMemory(rule.UniformCount * sizeof(double), stream: 0);
    }

    public string Name { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    public GroupHypers Hypers { get; }

    public GroupStates States { get; set; }

    /// <summary>The loop of the current step.</summary>
    public int Variant { get; private set; }

    public double* Uniforms => (double*)uniforms.Address;

    /// <summary>Makes the states of step 0, whose hyperparameters have been read.</summary>
    public void Start()
    {
        States.EnsureFor(Hypers.Values);
        for (int state = 0; state < startingStates.Length; state++)
            startingStates[state] = States.Has(state);
    }

    /// <summary>Whether a state exists from step 0 on.</summary>
    public bool StartsWith(int state) => startingStates[state];

    /// <summary>Fills the uniform block and chooses the loop. The rule counts steps from 1, schedules from 0.</summary>
    public void Prepare(long step)
    {
        States.EnsureFor(Hypers.Values);
        Variant = rule.Prologue(type, Hypers.Values, step + 1, Uniforms);
    }
}
