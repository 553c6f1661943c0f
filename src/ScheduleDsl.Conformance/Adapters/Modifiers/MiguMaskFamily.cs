using System;
using System.Linq;
using ScheduleDsl.CompilerServices;
using ScheduleDsl.Conformance.Compositions;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Modifiers;

namespace ScheduleDsl.Conformance.Adapters.Modifiers;

/// <summary>One layer, whose units' outputs are recorded: what is masked follows from them.</summary>
internal sealed class MiguMaskFamily : ClosureAdapter
{
    public override string Family => "migu_mask";

    protected override Comparison Replay<T>(GoldenFile file, RunOptions options, Tolerance tolerance)
    {
        Fields hyper = file.Fields("hyper");
        MaskedByUnitSettings settings = new() { UnitThreshold = hyper.Number("ini_threshold") };
        hyper.RequireAllTaken();
        double[] outputs = file.Fields("extra_inputs").Numbers("activation");
        UnitActivity activity = new(outputs.Length);
        activity.Add(Array.ConvertAll(outputs, output => (float)output));

        using FlatTable<T> tensors = new(file);
        float[] activities = new float[tensors.Table.Length];
        activity.Fill(activities);
        FlatTable<T>.SetInput(tensors.Table, "unitActivity", Array.ConvertAll(activities, a => (double)a));
        double[] gradients = file.Vectors("gradients").Single();
        tensors.SetGradients((_, i) => gradients[i]);
        using OptimizerRun run = OptimizerRun.Create(tensors.Table, settings, options);
        run.Step();
        // Nothing is rounded on the way, so what is recorded is what it is in the type at work.
        double[] recorded = [.. file.Vectors("outputs").Single().Select(output => double.CreateChecked(T.CreateTruncating(output)))];
        return Compare(Comparison.Exact("in every element"), tolerance, tensors.Weights().Select(weight => -weight).ToArray(), recorded, "of the gradient") with { Optimizer = CompiledRules.Of(settings) };
    }
}
