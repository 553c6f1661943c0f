using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>Optimizers of optax whose update is a rule of this library; its RMSprop and Adagrad put epsilon elsewhere.</summary>
internal static class OptaxOptimizers
{
    private static readonly Dictionary<string, string> Hypers = new()
    {
        ["learning_rate"] = "LearningRate",
        ["b1"] = "Beta1",
        ["b2"] = "Beta2",
        ["eps"] = "Epsilon",
        ["weight_decay"] = "WeightDecay",
        ["momentum"] = "Momentum",
        ["nesterov"] = "Nesterov",
    };

    public static IReadOnlyList<OptimizerMapping> All { get; } =
    [
        Of("AdamW", "adamw(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, weight_decay=1e-4, mask=None, *, nesterov=False)"),
        Of("Adam", "adam(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, *, nesterov=False)"),
        Of("Sgd", "sgd(learning_rate, momentum=None, nesterov=False, accumulator_dtype=None)"),
        Of("Lion", "lion(learning_rate, b1=0.9, b2=0.99, mu_dtype=None, weight_decay=1e-3, mask=None)"),
    ];

    private static OptimizerMapping Of(string rule, string signature) => new(Signature.Of("optax", signature), rule, Hypers);
}
