using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>One rule at work in a run: its settings, plan and groups, and what it keeps for the run as a whole.</summary>
internal sealed unsafe class RunRoute
{
    private readonly bool[] hasGlobal;
    private bool[] startingGlobals = [];

    public RunRoute(
        string name, OptimizerSettings settings, RunPrecision precision, IReadOnlyList<GroupMembers> members, IReadOnlyDictionary<Parameter, int> positions, long allLength, Layout layout)
    {
        (Name, Settings, Rule, Precision, Layout) = (name, settings, settings.Rule, precision, layout);
        Plan = new PlanCode(Rule, precision, Rule.View == MatrixView.FirstAxis && members.All(group => group.Parameters.All(parameter => parameter.Parts == 1)));
        Drivers = [.. Enumerable.Range(0, Rule.Hypers.Count).Select(i => HyperDriver.From(Rule, i, settings.SlotOf(i)))];
        Values = new double[Drivers.Length];
        Globals = NewGlobals(Rule);
        hasGlobal = new bool[Rule.States.Count];
        Inputs = new RouteInputs(Rule);
        LayerNumbers layers = new(positions, members.SelectMany(group => group.Parameters));
        Groups = [.. members.Select(group => new RunGroup(this, group, positions, layers, allLength))];
        First = Groups.SelectMany(group => group.Tensors).MinBy(tensor => tensor.Position);
        Shared = new SharedBlock(this);
    }

    public string Name { get; }

    public OptimizerSettings Settings { get; }

    public CompiledRule Rule { get; }

    public RunPrecision Precision { get; }

    /// <summary>What loops compute in.</summary>
    public ElementType Type => Precision.Compute;

    public Layout Layout { get; }

    public PlanCode Plan { get; }

    public HyperDriver[] Drivers { get; }

    /// <summary>The settings' values at the current step.</summary>
    public double[] Values { get; }

    public RunGroup[] Groups { get; }

    /// <summary>The first of its tensors in the table, or null where it has none.</summary>
    public RunTensor? First { get; }

    /// <summary>What is computed once for all groups.</summary>
    public SharedBlock Shared { get; }

    public RouteInputs Inputs { get; }

    /// <summary>Values of global states, by the states' places.</summary>
    public double[] Globals { get; private set; }

    public bool HasGlobal(int state) => hasGlobal[state];

    /// <summary>Reads the schedules at a step.</summary>
    public void ReadHypers(long step)
    {
        for (int i = 0; i < Drivers.Length; i++)
            Values[i] = Drivers[i].At(step);
        foreach (RunGroup group in Groups)
            group.Hypers.Read(step, Values);
    }

    /// <summary>Makes the states of step 0, whose hyperparameters have been read.</summary>
    public void Start()
    {
        EnsureGlobals();
        startingGlobals = [.. hasGlobal];
        foreach (RunGroup group in Groups)
            group.Start();
    }

    /// <summary>Whether a global state exists from step 0 on.</summary>
    public bool StartsWith(int state) => startingGlobals[state];

    /// <summary>Memory for global states, which stays where it is.</summary>
    public static double[] NewGlobals(CompiledRule rule) => GC.AllocateArray<double>(rule.States.Count, pinned: true);

    public byte* GlobalAddress(int state) => (byte*)Unsafe.AsPointer(ref Globals[state]);

    /// <summary>Fills all uniform blocks and chooses variants.</summary>
    /// <param name="step">The step number, from 1.</param>
    public void Prepare(double step)
    {
        EnsureGlobals();
        if (Plan.NeedsShared)
            Shared.Prepare(step);
        foreach (RunGroup group in Groups)
            group.Prepare(step);
        if (!Plan.NeedsShared)
            Shared.Follow();
    }

    /// <summary>Turns to what is done where a gate is closed.</summary>
    public void Reject()
    {
        Shared.Reject();
        foreach (RunGroup group in Groups)
        {
            foreach (UniformBlocks blocks in group.Blocks)
                blocks.Reject();
        }
    }

    /// <summary>Scalar inputs that some group needs and nobody has set.</summary>
    public IEnumerable<string> MissingInputs() => Enumerable.Range(0, Rule.Inputs.Count)
        .Where(input => Inputs.IsMissing(input) && Groups.Any(group => NeedsInput(input, group))).Select(input => Rule.Inputs[input].Name);

    /// <summary>Whether all scalar inputs are there that are needed.</summary>
    public bool HasAllInputs()
    {
        for (int input = 0; input < Rule.Inputs.Count; input++)
        {
            if (!Inputs.IsMissing(input))
                continue;
            foreach (RunGroup group in Groups)
            {
                if (NeedsInput(input, group))
                    return false;
            }
        }

        return true;
    }

    private bool NeedsInput(int input, RunGroup group)
    {
        foreach (RunTensor tensor in group.Tensors)
        {
            if (Rule.HasInput(input, group.Hypers.Values, tensor.Facts))
                return true;
        }

        return false;
    }

    /// <summary>The value of a leaf for a tensor.</summary>
    public double Leaf(LeafSlot leaf, RunTensor? tensor)
    {
        if (leaf.Source == LeafSource.Input)
            return Inputs.Scalar(leaf.Place);
        if (leaf.Source == LeafSource.State && Rule.States[leaf.Place].Space == StateSpace.Global)
            return Globals[leaf.Place];
        if (tensor is null)
            return 0;
        if (leaf.Source == LeafSource.Fact)
            return tensor.Facts.At(leaf.Place);
        double* value = (double*)tensor.Group.States.Address(leaf.Place, tensor.Index);
        return value == null ? 0 : *value;
    }

    /// <summary>Keeps what the step has made of states of tensor and global space.</summary>
    public void Store()
    {
        foreach (RunGroup group in Groups)
        {
            // A step over many small tensors is too short to ask each of them for nothing.
            foreach (RunTensor tensor in Plan.HasTensorStates ? group.Tensors : [])
            {
                if (tensor.IsSkipped)
                    continue;
                foreach (UniformStore store in tensor.Uniforms.Code.Stores)
                {
                    double* value = Rule.States[store.State].Space == StateSpace.Tensor ? (double*)group.States.Address(store.State, tensor.Index) : null;
                    if (value != null)
                        *value = tensor.Uniforms.Block(0)[store.Slot];
                }
            }
        }

        if (!Plan.NeedsShared)
            return;
        foreach (UniformStore store in Shared.Code.Stores)
        {
            if (Rule.States[store.State].Space == StateSpace.Global)
                Globals[store.State] = Shared.Block[store.Slot];
        }
    }

    /// <summary>Takes over loaded values of global states</summary>
    public void AdoptGlobals(double[] values, bool[] present)
    {
        Globals = values;
        present.CopyTo(hasGlobal, 0);
    }

    /// <summary>Brings global states into being that the settings' present values ask for.</summary>
    public void EnsureGlobals()
    {
        for (int state = 0; state < hasGlobal.Length; state++)
        {
            if (hasGlobal[state] || Rule.States[state].Space != StateSpace.Global || !Rule.HasState(state, Values, First?.Facts ?? TensorFacts.One))
                continue;
            (Globals[state], hasGlobal[state]) = (Rule.InitialState(state, Values), true);
        }
    }
}
