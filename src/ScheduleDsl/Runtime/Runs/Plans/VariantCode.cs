using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A reduction over a group or the run.</summary>
/// <param name="Info">What is reduced, and the slot of this variant.</param>
/// <param name="Phase">The phase whose loops leave its parts.</param>
/// <param name="Selection">Where it is an order statistic: from what.</param>
internal sealed record WideReduction(ReductionInfo Info, int Phase, SelectCode? Selection = null)
{
    /// <summary>Whether both are one, of whatever variants.</summary>
    public bool IsSameAs(ReductionInfo other) => Info.Scope == other.Scope && Info.Kind == other.Kind && Info.Key == other.Key;
}

/// <summary>The steps of one variant, cut into phases.</summary>
internal sealed class VariantCode
{
    private readonly Lazy<VariantCode> rejected;

    /// <param name="rule">The rule.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="formats">How each of the plan's tensors is kept.</param>
    /// <param name="fullFormats">The same for parameters whose states are kept in full precision; null where there are none.</param>
    /// <param name="type">What loops compute in.</param>
    /// <param name="hasOneMatrix">Whether every tensor is a single matrix.</param>
    /// <param name="mayOverwriteGradients">Whether loops may leave values to each other where gradients are.</param>
    public VariantCode(
        CompiledRule rule, KernelPlan plan, VariantPlan variant, IReadOnlyList<OperandFormat> formats, IReadOnlyList<OperandFormat>? fullFormats, ElementType type, bool hasOneMatrix,
        bool mayOverwriteGradients)
    {
        rejected = new(() => new VariantCode(rule, plan, variant.Rejected ?? new VariantPlan([], [], Applies: false), formats, fullFormats, type, hasOneMatrix, mayOverwriteGradients));
        (Applies, Stores) = (variant.Applies, [.. variant.Stores]);
        Phases = [.. PhasesOf(rule, plan, variant.Steps, formats, type, hasOneMatrix)];
        List<WideReduction> wide = [];
        for (int phase = 0; phase < Phases.Length; phase++)
        {
            wide.AddRange(Phases[phase].Loops.SelectMany(loop => loop.Reductions).Where(reduction => reduction.Scope >= CollectiveScope.Group).Select(reduction => new WideReduction(reduction, phase)));
            foreach (SelectCode selection in Phases[phase].WideSelections)
                wide.Add(new WideReduction(selection.Result, phase, selection));
        }

        Wide = [.. wide];
        Complete(plan, Phases);
        if (variant.InCache is { } inCache && !ReadsRounded(variant.Steps, formats))
        {
            PhaseCode[] forms = [.. PhasesOf(rule, plan, inCache, formats, type, hasOneMatrix)];
            Complete(plan, forms);
            for (int phase = 0; phase < Phases.Length; phase++)
                Phases[phase].InCache = forms[phase];
            if (mayOverwriteGradients && variant.Rejected is null)
                LeaveInGradients(plan, [.. PhasesOf(rule, plan, inCache, formats, type, hasOneMatrix)]);
        }

        WithFullStates = fullFormats is null ? this : new VariantCode(rule, plan, variant, fullFormats, null, type, hasOneMatrix, mayOverwriteGradients);
        for (int phase = 0; phase < Phases.Length && fullFormats is not null; phase++)
            Phases[phase].WithFullStates = WithFullStates.Phases[phase];
        Inputs = [.. variant.Steps.Concat(variant.Rejected?.Steps ?? []).SelectMany(step => step.Reads()).Distinct()
            .Where(place => plan.Tensors[place].Source == TensorSource.Input).Select(place => plan.Tensors[place].Place)];
        Spaces = [.. Phases.SelectMany(phase => phase.Touching).SelectMany(touching => touching.Spaces).Distinct()];
        BlockSlots = [.. Phases.SelectMany(phase => phase.Touching).Select(loop => loop.BlockSlot).Where(slot => slot >= 0).Distinct()];
    }

    public PhaseCode[] Phases { get; }

    public UniformStore[] Stores { get; }

    /// <summary>Whether the step counts.</summary>
    public bool Applies { get; }

    /// <summary>What is done instead of all that follows a closed gate.</summary>
    public VariantCode Rejected => rejected.Value;

    /// <summary>The same for parameters whose states are kept in full precision where those of others are not.</summary>
    public VariantCode WithFullStates { get; }

    /// <summary>Reductions over a group or the run.</summary>
    public WideReduction[] Wide { get; }

    /// <summary>Inputs that its loops read, where a gate is closed too, by their place among the rule's.</summary>
    public int[] Inputs { get; }

    /// <summary>Spaces of what its steps touch.</summary>
    public StateSpace[] Spaces { get; }

    /// <summary>Slots with lengths of blocks.</summary>
    public int[] BlockSlots { get; }

    /// <summary>The place of a reduction, or -1.</summary>
    public int IndexOf(ReductionInfo reduction)
    {
        for (int i = 0; i < Wide.Length; i++)
        {
            if (Wide[i].IsSameAs(reduction))
                return i;
        }

        return -1;
    }

    private void LeaveInGradients(KernelPlan plan, PhaseCode[] forms)
    {
        Complete(plan, forms);
        for (int phase = 0; phase < Phases.Length; phase++)
        {
            if (GradientHome.Take(plan, Phases[phase], forms, phase))
                Phases[phase].InGradients = forms[phase];
        }
    }

    private void Complete(KernelPlan plan, PhaseCode[] phases)
    {
        foreach (LoopCode loop in phases.SelectMany(phase => phase.Loops))
        {
            for (int r = 0; r < loop.Reductions.Length; r++)
                loop.Results[r] = loop.Reductions[r].Scope >= CollectiveScope.Group ? IndexOf(loop.Reductions[r]) : -1;
        }

        ScratchHomes.Assign(plan, phases);
    }

    // A loop that computes again does so from what memory has kept, and one that does not from what had not been rounded yet.
    private static bool ReadsRounded(IReadOnlyList<PlanStep> steps, IReadOnlyList<OperandFormat> formats)
    {
        HashSet<int> rounded = [];
        foreach (LoopStep loop in steps.OfType<LoopStep>())
        {
            if (loop.Reads.Any(rounded.Contains))
                return true;
            rounded.UnionWith(loop.Writes.Where(place => formats[place] != OperandFormat.Direct));
        }

        return false;
    }

    private static List<PhaseCode> PhasesOf(
        CompiledRule rule, KernelPlan plan, IReadOnlyList<PlanStep> steps, IReadOnlyList<OperandFormat> formats, ElementType type, bool hasOneMatrix)
    {
        List<PhaseCode> phases = [];
        UniformStep? opening = null;
        LoopChainBuilder builder = Builder();
        List<SelectCode> wide = [];
        foreach (PlanStep step in steps)
        {
            if (step is UniformStep { Barrier: >= CollectiveScope.Group } or UniformStep { GateSlot: >= 0 })
            {
                Close();
                (opening, builder) = ((UniformStep)step, Builder());
            }
            else if (step is UniformStep uniform)
            {
                builder.Add(uniform);
            }
            else if (step is SelectStep { Result.Scope: >= CollectiveScope.Group } selection)
            {
                wide.Add(new SelectCode(selection, plan.Tensors, formats, type));
            }
            else if (step is MatrixStep matrix)
            {
                builder.Add(new MatrixCode(matrix, plan.Tensors, formats, type));
            }
            else if (step is SelectStep within)
            {
                builder.Add(new SelectCode(within, plan.Tensors, formats, type));
            }
            else
            {
                builder.Add(new LoopCode((LoopStep)step, plan.Tensors, formats, type, rule.TakesMemory));
            }
        }

        Close();
        return phases;

        LoopChainBuilder Builder() => new(plan.Tensors, hasOneMatrix);

        void Close()
        {
            LoopChain[] chains = builder.Finish();
            phases.Add(new PhaseCode(opening, chains, !plan.IsPerTensor && chains.All(chain => chain is { Selections.Length: 0, Matrices.Length: 0 } && chain.Loops.All(IsPlain)))
            {
                WideSelections = [.. wide],
                Prelude = plan.IsPerTensor && opening is not null ? new LoopChain([], Cut.None, [], [], [opening]) : null,
            });
            wide.Clear();
        }
    }

    private static bool IsPlain(LoopCode loop) => loop is { IsFlat: true, IsPerMatrix: false, Reductions.Length: 0, CountsWeights: false } && loop.Spaces.All(space => space == StateSpace.Element);
}
