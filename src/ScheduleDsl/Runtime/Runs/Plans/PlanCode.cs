using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl;

/// <summary>A rule's plan in one precision, made ready to be carried out.</summary>
internal sealed class PlanCode
{
    private readonly CompiledRule rule;
    private readonly ElementType type;
    private readonly KernelPlan plan;
    private readonly OperandFormat[] formats;
    private readonly OperandFormat[]? fullFormats;
    private readonly VariantCode?[] variants;
    private readonly bool hasOneMatrix;
    private readonly bool mayOverwriteGradients;

    /// <param name="rule">The rule.</param>
    /// <param name="precision">What its numbers are kept in.</param>
    /// <param name="hasOneMatrix">Whether every tensor is a single matrix.</param>
    public PlanCode(CompiledRule rule, RunPrecision precision, bool hasOneMatrix)
    {
        (this.hasOneMatrix, mayOverwriteGradients) = (hasOneMatrix, precision.MayOverwriteGradients);
        (this.rule, type, plan) = (rule, precision.Compute, rule.Plan(precision.Compute));
        formats = [.. plan.Tensors.Select(tensor => precision.FormatOf(rule, tensor))];
        fullFormats = precision.IsMixed ? [.. plan.Tensors.Select(tensor => precision.FormatOf(rule, tensor, isFull: true))] : null;
        variants = new VariantCode?[plan.Variants.Count];
        (Tensors, Leaves, SharedSlots) = ([.. plan.Tensors], [.. plan.Leaves], [.. plan.SharedSlots]);
        WritesGradients = plan.Variants.Any(variant => Touches(variant, step => step is LoopStep loop ? loop.Writes : []));
        ReadsGradients = WritesGradients || plan.Variants.Any(variant => Touches(variant, step => step.Reads()));
        HasMatrices = plan.Variants.Any(variant => variant.Steps.Any(step => step is MatrixStep));
        AddsVectors = plan.Variants.Any(variant => variant.Steps.Any(step => step is SelectStep { Result.Kind: CollectiveKind.SumOfVectors }));
        HasTensorStates = rule.States.Any(state => state.Space == StateSpace.Tensor);
        NeedsShared = SharedSlots.Length > 0 || rule.States.Any(state => state.Space == StateSpace.Global)
            || plan.Variants.Any(variant => variant.Steps.Any(step => step is UniformStep { GateSlot: >= 0 }));
    }

    public TensorInfo[] Tensors { get; }

    public LeafSlot[] Leaves { get; }

    public SharedSlot[] SharedSlots { get; }

    /// <summary>Whether each matrix of a tensor has a uniform block of its own, rather than each group.</summary>
    public bool IsPerTensor => plan.IsPerTensor;

    /// <summary>Whether any loop needs the memory of gradients.</summary>
    public bool ReadsGradients { get; }

    /// <summary>Whether any loop stores to gradients.</summary>
    public bool WritesGradients { get; }

    /// <summary>Whether any state is a single number of each tensor.</summary>
    public bool HasTensorStates { get; }

    /// <summary>Whether any step is an operation on matrices.</summary>
    public bool HasMatrices { get; }

    /// <summary>Whether any step adds vectors of several tensors.</summary>
    public bool AddsVectors { get; }

    /// <summary>Whether anything is computed once for the run.</summary>
    public bool NeedsShared { get; }

    /// <summary>The steps of a variant; made when first asked for, since a rule may have many and use few.</summary>
    public VariantCode Variant(int number) => variants[number] ??= new VariantCode(rule, plan, plan.Variants[number], formats, fullFormats, type, hasOneMatrix, mayOverwriteGradients);

    /// <summary>Scratch that a variant needs beside its states.</summary>
    public IEnumerable<int> CrossingScratch(VariantCode variant) => ScratchHomes.Crossing(plan, variant.Phases);

    /// <summary>The slot with the length of a scratch tensor's blocks.</summary>
    public static int BlockSlotOf(VariantCode variant, int place) =>
        variant.Phases.SelectMany(phase => phase.Touching).Where(loop => loop.Operands.Contains(place)).Max(loop => loop.BlockSlot);

    private bool Touches(VariantPlan variant, Func<PlanStep, IEnumerable<int>> touched) =>
        variant.Steps.SelectMany(touched).Any(place => plan.Tensors[place].Source == TensorSource.Gradient)
        || (variant.Rejected is { } rejected && Touches(rejected, touched));
}
