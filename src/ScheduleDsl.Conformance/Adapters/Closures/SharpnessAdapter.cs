using System.Collections.Generic;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;
using ScheduleDsl.Perturbations;

namespace ScheduleDsl.Conformance.Adapters.Closures;

/// <summary>Sharpness-aware minimisation over SGD, on a model whose gradient at step t is <c>curvature[t] w - offset[t]</c>.</summary>
internal abstract class SharpnessAdapter : ClosureAdapter
{
    /// <summary>The perturbation and its groups.</summary>
    protected abstract (SharpnessAscentSettings Settings, IReadOnlyList<ParameterGroup> Groups) Ascent(Fields hyper);

    protected sealed override Comparison Replay<T>(GoldenFile file, RunOptions options, Tolerance tolerance)
    {
        Fields hyper = file.Fields("hyper");
        SgdSettings descent = new() { LearningRate = hyper.Number("lr"), Momentum = hyper.Number("momentum", 0), WeightDecay = hyper.Number("weight_decay", 0) };
        (SharpnessAscentSettings ascent, IReadOnlyList<ParameterGroup> groups) = Ascent(hyper);
        hyper.RequireAllTaken();

        using FlatTable<T> tensors = new(file);
        double[][] recorded = file.Vectors("parameters");
        double[][] moved = Rows(file, "per_step", "perturbed_parameters", recorded.Length, tensors.Table.Length);
        double[][] curvature = Rows(file, "extra_inputs", "curvature", recorded.Length, tensors.Table.Length);
        double[][] offset = Rows(file, "extra_inputs", "offset", recorded.Length, tensors.Table.Length);
        using OptimizerRun run = OptimizerRun.Create(tensors.Table, descent, options);
        using PerturbedRun sam = new(tensors.Table, run, ascent, options with { Groups = groups });
        Comparison worst = Comparison.Exact("at every step");
        for (int t = 0; t < recorded.Length; t++)
        {
            int step = t;
            sam.Step(Evaluate, () =>
            {
                worst = Compare(worst, tolerance, tensors.Weights(), moved[step], $"of the moved weights at step {step + 1}");
                return Evaluate();
            });
            worst = Compare(worst, tolerance, tensors.Weights(), recorded[step], $"at step {step + 1}");

            double Evaluate()
            {
                tensors.SetGradients((weight, i) => curvature[step][i] * weight - offset[step][i]);
                return 0;
            }
        }

        return worst with { Optimizer = CompiledRules.Of(ascent) };
    }
}
