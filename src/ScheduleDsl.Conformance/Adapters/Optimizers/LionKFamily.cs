using System;
using System.Globalization;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Optimizers;

namespace ScheduleDsl.Conformance.Adapters.Optimizers;

internal sealed class LionKFamily : OptimizerAdapter
{
    // A function's threshold is the end of its name, as in huber_delta0.1.
    private static readonly (string Word, ConvexFunction Function)[] Functions =
    [
        ("l1", ConvexFunction.L1), ("l2", ConvexFunction.L2), ("huber_delta", ConvexFunction.Huber), ("relu_shift", ConvexFunction.ShiftedRelu),
    ];

    public override string Family => "lion_k";

    protected override OptimizerSettings Settings(Fields hyper)
    {
        string kappa = hyper.Text("kappa");
        (string word, ConvexFunction function) = Array.Find(Functions, f => kappa.StartsWith(f.Word, StringComparison.Ordinal));
        if (word is null)
            throw hyper.Wrong($"kappa must begin with {string.Join(" or ", Array.ConvertAll(Functions, f => f.Word))}, found {kappa}");
        LionKSettings settings = new()
        {
            LearningRate = hyper.Number("lr"),
            Beta1 = hyper.Number("beta1", 0.9),
            Beta2 = hyper.Number("beta2", 0.99),
            WeightDecay = hyper.Number("weight_decay", 0),
            K = function,
        };
        string threshold = kappa[word.Length..];
        return threshold.Length == 0
            ? settings
            : settings with { Threshold = double.Parse(threshold, CultureInfo.InvariantCulture) };
    }
}
