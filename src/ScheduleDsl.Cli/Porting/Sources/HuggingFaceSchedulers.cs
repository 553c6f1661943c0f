using System;
using System.Collections.Generic;
using ScheduleDsl.Cli.Porting.Python;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>The functions of <c>transformers.optimization</c>, and the names under which <c>get_scheduler</c> and the Trainer know them.</summary>
internal static class HuggingFaceSchedulers
{
    private static readonly string[] Steps = ["num_training_steps"];

    public static IReadOnlyList<SchedulerMapping> All { get; } =
    [
        Of("get_constant_schedule(optimizer", "ConstantSchedule") with { Note = null },
        Of("get_constant_schedule_with_warmup(optimizer, num_warmup_steps", "ConstantScheduleWithWarmup"),
        Of("get_linear_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps", "LinearScheduleWithWarmup") with { Length = Steps },
        Of("get_cosine_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps, num_cycles=0.5", "CosineScheduleWithWarmup") with { Length = Steps },
        Of(
            "get_cosine_with_hard_restarts_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps, num_cycles=1",
            "CosineWithHardRestartsScheduleWithWarmup") with { Length = Steps },
        Of(
            "get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps, lr_end=1e-7, power=1.0",
            "PolynomialDecayScheduleWithWarmup") with { Length = Steps, Complete = EndOfGroup },
        Of("get_inverse_sqrt_schedule(optimizer, num_warmup_steps, timescale=None", "InverseSqrtSchedule") with { Complete = Timescale },
        Of(
            "get_cosine_with_min_lr_schedule_with_warmup(optimizer, num_warmup_steps, num_training_steps, num_cycles=0.5, last_epoch=-1, min_lr=None, min_lr_rate=None",
            "CosineWithMinLrScheduleWithWarmup") with { Length = Steps, Complete = LeastRate },
        Of(
            "get_cosine_with_min_lr_schedule_with_warmup_lr_rate(optimizer, num_warmup_steps, num_training_steps, num_cycles=0.5, last_epoch=-1, min_lr=None, "
            + "min_lr_rate=None, warmup_lr_rate=None",
            "CosineWithMinLrScheduleWithWarmupLrRate") with { Length = Steps, Complete = LeastRate, Note = null },
        Of(
            "get_wsd_schedule(optimizer, num_warmup_steps, num_decay_steps, num_training_steps=None, num_stable_steps=None, warmup_type='linear', "
            + "decay_type='cosine', min_lr_ratio=0, num_cycles=0.5",
            "WsdSchedule") with { Length = ["num_warmup_steps", "num_stable_steps", "num_decay_steps"], Complete = StableSteps },
    ];

    /// <summary>What <c>get_scheduler</c> and <c>lr_scheduler_type</c> call them.</summary>
    public static IReadOnlyDictionary<string, string> Functions { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["linear"] = "get_linear_schedule_with_warmup",
        ["cosine"] = "get_cosine_schedule_with_warmup",
        ["cosine_with_restarts"] = "get_cosine_with_hard_restarts_schedule_with_warmup",
        ["polynomial"] = "get_polynomial_decay_schedule_with_warmup",
        ["constant"] = "get_constant_schedule",
        ["constant_with_warmup"] = "get_constant_schedule_with_warmup",
        ["inverse_sqrt"] = "get_inverse_sqrt_schedule",
        ["cosine_with_min_lr"] = "get_cosine_with_min_lr_schedule_with_warmup",
        ["cosine_warmup_with_min_lr"] = "get_cosine_with_min_lr_schedule_with_warmup_lr_rate",
        ["warmup_stable_decay"] = "get_wsd_schedule",
    };

    private static SchedulerMapping Of(string signature, string preset) =>
        new(
            Signature.Of("transformers", signature + (signature.Contains("last_epoch", StringComparison.Ordinal) ? ")" : ", last_epoch=-1)")),
            "HuggingFace", preset)
        {
            StepsPerUpdate = true,
            Note = a => a.Number("num_warmup_steps") > 0 && a.Number("min_lr_ratio") is not > 0
                ? "Hugging Face's warmup starts at rate 0: the first update changes no weight."
                : null,
        };

    private static void Timescale(SchedulerArguments arguments)
    {
        if (!arguments.Has("timescale") && arguments.Number("num_warmup_steps") is { } warmup && arguments.Open.Count == 0)
            arguments.Set("timescale", warmup > 0 ? warmup : 10_000.0);
    }

    private static void LeastRate(SchedulerArguments arguments)
    {
        if (arguments.Number("min_lr") is { } least)
        {
            if (arguments.Has("min_lr_rate"))
                throw arguments.Call.At.Error("only one of min_lr and min_lr_rate can be given.");
            arguments.Set("min_lr_rate", least / arguments.Group.Optimizer);
            arguments.Remove("min_lr");
        }
        else if (!arguments.Has("min_lr_rate") && arguments.Open.Count == 0)
        {
            throw arguments.Call.At.Error($"{arguments.Call.Signature.Name} needs min_lr or min_lr_rate.");
        }
    }

    // The lambda is made for the optimizer's rate, and scales the end with every other group's.
    private static void EndOfGroup(SchedulerArguments arguments)
    {
        if (arguments.Number("lr_end") is { } end && arguments.Group.Own != arguments.Group.Optimizer)
            arguments.Set("lr_end", end * arguments.Group.Own / arguments.Group.Optimizer);
    }

    private static void StableSteps(SchedulerArguments arguments)
    {
        if (!arguments.Has("num_stable_steps") && arguments.Number("num_training_steps") is { } all
            && arguments.Number("num_warmup_steps") is { } warmup && arguments.Number("num_decay_steps") is { } decay)
        {
            if (all < warmup + decay)
                throw arguments.Call.At.Error($"{warmup} updates of warmup and {decay} of decay do not fit into {all}.");
            arguments.Set("num_stable_steps", all - warmup - decay);
        }
        if (arguments.Has("num_stable_steps"))
            arguments.Remove("num_training_steps");
    }
}
