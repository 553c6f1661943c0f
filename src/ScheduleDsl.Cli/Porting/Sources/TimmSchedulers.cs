using System.Collections.Generic;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>The classes of <c>timm.scheduler</c>.</summary>
internal static class TimmSchedulers
{
    private const string Noise = ", t_in_epochs=True, noise_range_t=None, noise_pct=0.67, noise_std=1.0, noise_seed=42";

    public static IReadOnlyList<SchedulerMapping> All { get; } =
    [
        Of("CosineLRScheduler(optimizer, t_initial, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0, warmup_lr_init=0.0, warmup_prefix=False"
            + Noise + ", k_decay=1.0, initialize=True)") with { Length = ["t_initial"] },
        Of("TanhLRScheduler(optimizer, t_initial, lb=-7.0, ub=3.0, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0, warmup_lr_init=0.0, "
            + "warmup_prefix=False" + Noise + ", initialize=True)") with { Length = ["t_initial"] },
        Of("PolyLRScheduler(optimizer, t_initial, power=0.5, lr_min=0.0, cycle_mul=1.0, cycle_decay=1.0, cycle_limit=1, warmup_t=0, warmup_lr_init=0.0, "
            + "warmup_prefix=False" + Noise + ", k_decay=1.0, initialize=True)") with { Length = ["t_initial"] },
        Of("StepLRScheduler(optimizer, decay_t, decay_rate=1.0, warmup_t=0, warmup_lr_init=0.0, warmup_prefix=True" + Noise + ", initialize=True)"),
        Of("MultiStepLRScheduler(optimizer, decay_t, decay_rate=1.0, warmup_t=0, warmup_lr_init=0.0, warmup_prefix=True" + Noise + ", initialize=True)") with
        {
            Note = _ => "timm counts milestones up to t + 1: each drop comes one step before its milestone.",
        },
        Of("PlateauLRScheduler(optimizer, decay_rate=0.1, patience_t=10, threshold=1e-4, cooldown_t=0, warmup_t=0, warmup_lr_init=0.0, lr_min=0.0, mode='max', "
            + "noise_range_t=None, noise_type='normal', noise_pct=0.67, noise_std=1.0, noise_seed=None, initialize=True)") with
        {
            Preset = null,
            Reason = "it follows a metric, and a schedule is a function of the update alone.",
        },
    ];

    private static SchedulerMapping Of(string signature)
    {
        Signature parsed = Signature.Of("timm", signature);
        return new SchedulerMapping(parsed, "Timm", parsed.Name)
        {
            Left = ["t_in_epochs", "noise_pct", "noise_std", "noise_seed", "noise_type", "initialize"],
            Note = WarmupNote,
        };
    }

    private static string? WarmupNote(SchedulerArguments arguments) =>
        arguments.Number("warmup_t") is > 0 and var warmup && arguments.Call["warmup_prefix"].Value is Python.TruthExpression { Value: false }
            ? $"timm's schedule runs on under its warmup (warmup_prefix=False): at step {warmup} it is {warmup} steps down its curve, and the base rate is never reached."
            : null;
}
