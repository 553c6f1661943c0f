using System.Linq;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Closures;

/// <summary>Both estimates of DeepZero on the model <c>sum(curvature w^2 / 2 - offset w + w^3 / 10)</c>, with recorded directions.</summary>
internal sealed class DeepZeroFamily : ClosureAdapter
{
    public override string Family => "deepzero";

    protected override Comparison Replay<T>(GoldenFile file, RunOptions options, Tolerance tolerance)
    {
        Fields hyper = file.Fields("hyper");
        (double distance, int samples) = (hyper.Number("step_size"), (int)hyper.Count("samples"));
        hyper.RequireAllTaken();

        using FlatTable<T> tensors = new(file);
        Fields model = file.Fields("extra_inputs");
        (double[] curvature, double[] offset, double[] mask) = (model.Numbers("curvature"), model.Numbers("offset"), model.Numbers("mask"));
        double[][] draws = Rows(file, "extra_inputs", "normal_draws", samples, tensors.Table.Length);
        Fields outputs = file.Fields("outputs");
        GradientEstimate.ByCoordinate(tensors.Table, Loss, distance, (_, i) => mask[i] != 0);
        Comparison worst = Compare(Comparison.Exact("in every element"), tolerance, tensors.Gradients(), outputs.Numbers("coordinate_estimate"), "by coordinate");
        GradientEstimate.ByDirection(
            tensors.Table, Loss, distance, samples, setDraws: (table, sample) => FlatTable<T>.SetInput(table, "normalDraws", draws[sample]));
        return Compare(worst, tolerance, tensors.Gradients(), outputs.Numbers("random_estimate"), "by direction");

        double Loss() => tensors.Weights().Select((w, i) => 0.5 * curvature[i] * w * w - offset[i] * w + 0.1 * w * w * w).Sum();
    }
}
