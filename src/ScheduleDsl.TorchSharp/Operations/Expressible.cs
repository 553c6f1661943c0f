using System;
using System.Collections.Generic;
using System.Linq;
using ScheduleDsl.Compiler.IR;
using ScheduleDsl.CompilerServices;

namespace ScheduleDsl.Torch.Operations;

/// <summary>What of rules and options operations on whole tensors can say.</summary>
internal static class Expressible
{
    /// <exception cref="NotSupportedException">The rule needs something else; the message says what.</exception>
    public static void Require(CompiledRule rule, ElementType type)
    {
        KernelPlan plan = rule.Plan(type);
        List<string> problems = [];
        if (plan.Tensors.Any(tensor => tensor.Source == TensorSource.Draw))
            problems.Add("it draws random numbers");
        if (plan.Tensors.Any(tensor => tensor.Space == ScheduleDsl.StateSpace.Block) || plan.Variants.SelectMany(Steps).OfType<LoopStep>().Any(loop => loop.BlockSlot >= 0))
            problems.Add("it computes over blocks of weights");
        if (plan.Variants.SelectMany(Steps).Any(step => step is SelectStep))
            problems.Add("it selects by order, such as a median");
        if (plan.Variants.SelectMany(Steps).Any(step => step is MatrixStep))
            problems.Add("it has matrix operations");
        if (plan.Tensors.Any(tensor => tensor.Source == TensorSource.Output))
            problems.Add("it writes copies beside the weights");
        if (problems.Count == 0)
        {
            LoopCatalogue loops = KernelSource.Of(rule, type);
            problems.AddRange(loops.Passes.SelectMany(pass => pass.Values).Select(value => loops.Kernel.Graph.Values[value])
                .Where(value => value.Rate > Rate.Constant && !value.Rate.IsUniform()).Select(value => TensorOperations.Problem(value.Op)).OfType<string>().Distinct().Select(problem => $"it {problem}"));
        }

        if (problems.Count > 0)
        {
            throw new NotSupportedException(
                $"{rule.ShortName()} cannot be carried out by operations of TorchSharp: {string.Join("; ", problems)}. Train on the CPU, where its compiled loops run in place.");
        }
    }

    /// <exception cref="NotSupportedException">Weights or states are to be kept in a way that TorchSharp has no type for.</exception>
    public static void Require(RunOptions options)
    {
        StatePrecision[] precisions = [options.StatePrecision, .. options.StatePrecisions.Values];
        string? problem = precisions.Any(precision => precision is StatePrecision.Block8Signed or StatePrecision.Block8Unsigned) ? "states in 8-bit blocks"
            : options.StochasticRounding ? "StochasticRounding"
            : options.CompensatedRounding ? "CompensatedRounding"
            : options.Outputs.Count > 0 ? "Outputs"
            : null;
        if (problem is not null)
            throw new NotSupportedException($"The options ask for {problem}, for which the compiled loops are needed: they run on the CPU only.");
    }

    private static IEnumerable<PlanStep> Steps(VariantPlan variant) => variant.Steps.Concat(variant.Rejected?.Steps ?? []);
}
