using System.Collections.Generic;
using ScheduleDsl.Cli.Porting.Model;

namespace ScheduleDsl.Cli.Porting.Sources;

/// <summary>The schedules of optax, which are functions of the update and bring their own rates.</summary>
internal static class OptaxSchedulers
{
    public static IReadOnlyList<SchedulerMapping> All { get; } =
    [
        Of("constant_schedule(value)", "ConstantSchedule"),
        Of("linear_schedule(init_value, end_value, transition_steps, transition_begin=0)", "LinearSchedule") with { Length = ["transition_begin", "transition_steps"] },
        Of("polynomial_schedule(init_value, end_value, power, transition_steps, transition_begin=0)", "PolynomialSchedule") with { Length = ["transition_begin", "transition_steps"] },
        Of("cosine_decay_schedule(init_value, decay_steps, alpha=0.0, exponent=1.0)", "CosineDecaySchedule") with { Length = ["decay_steps"] },
        Of("exponential_decay(init_value, transition_steps, decay_rate, transition_begin=0, staircase=False, end_value=None)", "ExponentialDecay"),
        Of("piecewise_constant_schedule(init_value, boundaries_and_scales=None)", "PiecewiseConstantSchedule"),
        Of("warmup_constant_schedule(init_value, peak_value, warmup_steps)", "WarmupConstantSchedule"),
        Of("warmup_cosine_decay_schedule(init_value, peak_value, warmup_steps, decay_steps, end_value=0.0, exponent=1.0)", "WarmupCosineDecaySchedule") with
        {
            Length = ["decay_steps"],
            Note = a => $"optax's decay_steps = {a.Number("decay_steps")} include the {a.Number("warmup_steps")} of the warmup.",
        },
        Of(
            "warmup_exponential_decay_schedule(init_value, peak_value, warmup_steps, transition_steps, decay_rate, transition_begin=0, staircase=False, end_value=None)",
            "WarmupExponentialDecaySchedule"),
        Of("cosine_onecycle_schedule(transition_steps, peak_value, pct_start=0.3, div_factor=25.0, final_div_factor=1e4)", "CosineOnecycleSchedule") with { Length = ["transition_steps"] },
        Of("linear_onecycle_schedule(transition_steps, peak_value, pct_start=0.3, pct_final=0.85, div_factor=25.0, final_div_factor=1e4)", "LinearOnecycleSchedule") with { Length = ["transition_steps"] },
        Of("join_schedules(schedules, boundaries)", null) with { Joins = new Joined("schedules", "boundaries", Joiner.Optax) },
        Of("sgdr_schedule(cosine_kwargs)", null) with { Reason = "join its cycles yourself: Optax.JoinSchedules.Of of Optax.WarmupCosineDecaySchedule." },
    ];

    private static SchedulerMapping Of(string signature, string? preset) => new(Signature.Of("optax", signature), "Optax", preset) { HasBaseRate = false, StepsPerUpdate = true };
}
