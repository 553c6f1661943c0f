using System.Linq;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Torch.InPlace;

/// <summary>What a rule needs to know of a tensor's axes.</summary>
internal static class RuleLayout
{
    private static readonly StateSpace[] OfNoAxis = [StateSpace.Element, StateSpace.Tensor, StateSpace.Global];

    /// <summary>
    /// Whether a rule sees a tensor as so many weights and nothing more, so that they may come in any order: no rows, columns, blocks, matrices or sizes of them.
    /// </summary>
    public static bool IsFree(CompiledRule rule, ElementType precision)
    {
        KernelPlan plan = rule.Plan(precision);
        return rule.States.All(state => OfNoAxis.Contains(state.Space))
            && plan.Tensors.All(tensor => OfNoAxis.Contains(tensor.Space) && tensor.Source != TensorSource.ColumnSums)
            && plan.Leaves.All(leaf => leaf.Source != LeafSource.Fact || leaf.Place is 0 or 1 or >= 6)
            && plan.Variants.All(IsFree);
    }

    private static bool IsFree(VariantPlan variant) => variant.Steps.All(IsFree) && (variant.Rejected is not { } rejected || IsFree(rejected));

    private static bool IsFree(PlanStep step) => step switch
    {
        LoopStep loop => loop is { Space: StateSpace.Element, Span: LoopSpan.None, BlockSlot: < 0 } && loop.Reductions.All(IsFree),
        SelectStep selection => selection.BlockSlot < 0 && IsFree(selection.Result),
        MatrixStep => false,
        _ => true,
    };

    private static bool IsFree(ReductionInfo reduction) => reduction.Scope >= CollectiveScope.Tensor;
}
