using System;
using System.Collections.Generic;
using ScheduleDsl.Cli.Porting.Model;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>The classes of <c>torch.optim.lr_scheduler</c>: parameters by the order and with the defaults of its documentation.</summary>
internal static class PyTorchSchedulers
{
    private const string NeedsFunction = "its rate is a Python function: write it as [Schedule] static Curve Define(...), or as Curve.Of(k => ...).";

    public static IReadOnlyList<SchedulerMapping> All { get; } =
    [
        Of("ConstantLR(optimizer, factor=1/3, total_iters=5") with { Multiplies = true },
        Of("LinearLR(optimizer, start_factor=1/3, end_factor=1.0, total_iters=5") with { Length = ["total_iters"], Multiplies = true },
        Of("ExponentialLR(optimizer, gamma") with { Multiplies = true },
        Of("StepLR(optimizer, step_size, gamma=0.1") with { Multiplies = true },
        Of("MultiStepLR(optimizer, milestones, gamma=0.1") with { Multiplies = true },
        Of("PolynomialLR(optimizer, total_iters=5, power=1.0") with { Length = ["total_iters"], Multiplies = true },
        Of("CosineAnnealingLR(optimizer, T_max, eta_min=0.0") with
        {
            Length = ["T_max"],
            Multiplies = true,
            Note = a => $"CosineAnnealingLR has the period 2 T_max = {2 * a.Number("T_max")}: stepped further than T_max it rises again.",
        },
        Of("CosineAnnealingWarmRestarts(optimizer, T_0, T_mult=1, eta_min=0.0") with
        {
            Note = _ => "CosineAnnealingWarmRestarts restarts before it reaches eta_min: the last update of a cycle is one step above it.",
        },
        Of("CyclicLR(optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0, scale_fn=None, scale_mode='cycle', "
            + "cycle_momentum=True, base_momentum=0.8, max_momentum=0.9") with
        {
            HasBaseRate = false,
            OwnsRate = true,
            StepsPerUpdate = true,
            Left = ["scale_mode", "cycle_momentum"],
            Complete = CyclicBounds,
        },
        Of("OneCycleLR(optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', cycle_momentum=True, "
            + "base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=1e4, three_phase=False") with
        {
            HasBaseRate = false,
            OwnsRate = true,
            StepsPerUpdate = true,
            Length = ["total_steps"],
            Left = ["cycle_momentum"],
            Complete = OneCycleLength,
            Note = a => $"OneCycleLR starts at max_lr / div_factor and ends at that / final_div_factor; the optimizer's own lr is not used, and stepping it more than {a.Number("total_steps")} times is an error.",
        },
        Of("SequentialLR(optimizer, schedulers, milestones") with { Preset = null, Joins = new Joined("schedulers", "milestones", Joiner.PyTorch) },
        Of("ChainedScheduler(schedulers, optimizer=None") with { Preset = null, Chains = true },
        Unmappable("LambdaLR(optimizer, lr_lambda", NeedsFunction),
        Unmappable("MultiplicativeLR(optimizer, lr_lambda", NeedsFunction),
        Unmappable(
            "ReduceLROnPlateau(optimizer, mode='min', factor=0.1, patience=10, threshold=1e-4, threshold_mode='rel', cooldown=0, min_lr=0, eps=1e-8",
            "it follows a metric, and a schedule is a function of the update alone."),
        Unmappable("SWALR(optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos'", "it anneals from whatever the rate was: write it as Cooldown(from, steps, profile, floor) of the other schedule."),
    ];

    private static SchedulerMapping Of(string signature)
    {
        Signature parsed = Signature.Of("torch", signature + ", last_epoch=-1, verbose=False)");
        return new SchedulerMapping(parsed, "PyTorch", parsed.Name);
    }

    private static SchedulerMapping Unmappable(string signature, string reason) => Of(signature) with { Preset = null, Reason = reason };

    private static void OneCycleLength(SchedulerArguments arguments)
    {
        arguments.TakeOfGroup("max_lr");
        arguments.TakeOfGroup("base_momentum");
        arguments.TakeOfGroup("max_momentum");
        if (!arguments.Has("total_steps") && arguments.Number("epochs") is { } epochs && arguments.Number("steps_per_epoch") is { } steps)
            arguments.Set("total_steps", epochs * steps);
        if (arguments.Has("total_steps"))
            arguments.Remove("epochs", "steps_per_epoch");
        else if (arguments.Call["total_steps"].Value is NoneExpression && (arguments.Call["epochs"].Value is NoneExpression || arguments.Call["steps_per_epoch"].Value is NoneExpression))
            throw arguments.Call.At.Error("OneCycleLR needs total_steps, or epochs and steps_per_epoch.");
    }

    private static void CyclicBounds(SchedulerArguments arguments)
    {
        foreach (string name in (ReadOnlySpan<string>)["base_lr", "max_lr", "base_momentum", "max_momentum"])
            arguments.TakeOfGroup(name);
        if (arguments.Call["step_size_down"].Value is NoneExpression && arguments.Number("step_size_up") is { } up)
            arguments.Set("step_size_down", up);
    }
}
