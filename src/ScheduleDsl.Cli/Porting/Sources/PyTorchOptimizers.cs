using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>PyTorch's optimizers and those that are used like them: parameters by the order and with the defaults of their documentation.</summary>
internal static class PyTorchOptimizers
{
    private static readonly Dictionary<string, string> Common = new()
    {
        ["lr"] = "LearningRate",
        ["betas"] = "Beta1, Beta2",
        ["eps"] = "Epsilon",
        ["weight_decay"] = "WeightDecay",
        ["momentum"] = "Momentum",
        ["dampening"] = "Dampening",
        ["nesterov"] = "Nesterov",
        ["amsgrad"] = "Amsgrad",
        ["alpha"] = "Alpha",
        ["centered"] = "Centered",
        ["lr_decay"] = "LearningRateDecay",
        ["initial_accumulator_value"] = "InitialAccumulator",
        ["maximize"] = "Maximize",
        ["weight_decouple"] = "Decoupled",
        ["fixed_decay"] = "FixedDecay",
        ["rectify"] = "Rectify",
        ["degenerated_to_sgd"] = "DegenerateToSgd",
    };

    private const string Execution = ", foreach=None, capturable=False, differentiable=False, fused=None)";

    private static OptimizerMapping Torch(string rule, string signature) =>
        new(Signature.Of("torch", signature + Execution), rule, Common);

    private static OptimizerMapping Other(string library, string rule, string signature) => new(Signature.Of(library, signature), rule, Common);

    public static IReadOnlyList<OptimizerMapping> All { get; } =
    [
        // lr has been optional since torch 2.3.
        Torch("Sgd", "SGD(params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *, maximize=False"),
        Torch("Adam", "Adam(params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *, maximize=False, decoupled_weight_decay=False"),
        Torch("AdamW", "AdamW(params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *, maximize=False"),
        Torch("RmsProp", "RMSprop(params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False, *, maximize=False"),
        Torch("Adagrad", "Adagrad(params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, *, maximize=False"),
        Torch("Adadelta", "Adadelta(params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, *, maximize=False"),
        Torch("Adamax", "Adamax(params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, *, maximize=False"),
        Torch("NAdam", "NAdam(params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3, *, decoupled_weight_decay=False, maximize=False"),
        Torch("RAdam", "RAdam(params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, *, decoupled_weight_decay=False, maximize=False"),
        Torch("Rprop", "Rprop(params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *, maximize=False"),
        Torch("Asgd", "ASGD(params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, *, maximize=False"),
        Torch("SparseAdam", "SparseAdam(params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, *, maximize=False"),
        Torch("Lbfgs", "LBFGS(params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7, tolerance_change=1e-9, history_size=100, line_search_fn=None, *, x=None"),
        Torch("Adafactor", "Adafactor(params, lr=1e-2, beta2_decay=-0.8, eps=(None, 1e-3), d=1.0, weight_decay=0.0, *, maximize=False"),
        Torch("Muon", "Muon(params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True, ns_coefficients=None, eps=1e-7, ns_steps=5, adjust_lr_fn=None, *, x=None"),
        Other("lion_pytorch", "Lion", "Lion(params, lr=1e-4, betas=(0.9, 0.99), weight_decay=0.0, use_triton=False, decoupled_weight_decay=False)"),
        Other(
            "adabelief_pytorch", "AdaBelief",
            "AdaBelief(params, lr=1e-3, betas=(0.9, 0.999), eps=1e-16, weight_decay=0, amsgrad=False, weight_decouple=True, fixed_decay=False, rectify=True, "
            + "degenerated_to_sgd=True, print_change_log=True)"),
    ];
}
