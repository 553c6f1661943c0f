using System;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Closures;

/// <summary>MeZO on the model <c>sum(curvature w^2 / 2 - offset w)</c>, with recorded directions.</summary>
internal sealed class MezoSgdFamily : ClosureAdapter
{
    private static readonly string[] Undecayed = ["bias", "layer_norm", "layernorm"];

    public override string Family => "mezo_sgd";

    protected override Comparison Replay<T>(GoldenFile file, RunOptions options, Tolerance tolerance)
    {
        Fields hyper = file.Fields("hyper");
        MezoSgdSettings settings = new() { LearningRate = hyper.Number("lr"), WeightDecay = hyper.Number("weight_decay", 0), TakesDraws = true };
        double radius = hyper.Number("zo_eps", 1e-3);
        hyper.RequireAllTaken();

        using FlatTable<T> tensors = new(file, file.Texts("names"));
        Fields model = file.Fields("extra_inputs");
        (double[] curvature, double[] offset) = (model.Numbers("curvature"), model.Numbers("offset"));
        double[][] recorded = file.Vectors("parameters");
        double[][] draws = Rows(file, "extra_inputs", "z", recorded.Length, tensors.Table.Length);
        double[][] slopes = Rows(file, "per_step", "projected_gradient", recorded.Length, 1);
        bool hasUndecayed = tensors.Table.Any(IsUndecayed);
        ParameterGroup undecayed = new() { Name = "undecayed", Predicate = IsUndecayed, Overrides = { [nameof(MezoSgd.WeightDecay)] = 0 } };
        using MezoRun mezo = new(tensors.Table, settings, radius, options with { Groups = hasUndecayed ? [undecayed] : [] });
        Comparison worst = Comparison.Exact("at every step");
        for (int step = 0; step < recorded.Length; step++)
        {
            FlatTable<T>.SetInput(tensors.Table, "normalDraws", draws[step]);
            mezo.Step(() => tensors.Weights().Select((w, i) => 0.5 * curvature[i] * w * w - offset[i] * w).Sum());
            worst = Compare(worst, tolerance, tensors.Weights(), recorded[step], $"at step {step + 1}");
            // A difference of losses loses digits that the weights, at their rate, do not show.
            if (typeof(T) == typeof(double))
                worst = Compare(worst, tolerance, [mezo.ProjectedGradient], slopes[step], $"of the slope at step {step + 1}");
        }

        return worst with { Optimizer = CompiledRules.Of(settings) };
    }

    private static bool IsUndecayed(Parameter parameter) => Undecayed.Any(part => parameter.Name.Contains(part, StringComparison.Ordinal));
}
