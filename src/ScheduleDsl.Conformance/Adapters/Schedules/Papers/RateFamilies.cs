using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Papers;

internal sealed class NoamFamily : ScheduleAdapter
{
    public override string Family => "formula_noam";

    protected override Schedule Schedule(Fields parameters) => new Noam
    {
        DModel = parameters.Number("d_model"), WarmupSteps = parameters.Count("warmup"), Factor = parameters.Number("factor"),
    };
}

internal sealed class HalfLifeFamily : ScheduleAdapter
{
    public override string Family => "formula_minicpm_wsd";

    protected override Schedule Schedule(Fields parameters)
    {
        long warmup = parameters.Count("warmup");
        return new HalfLifeWsd
        {
            Peak = parameters.Number("lr"), WarmupSteps = warmup, StableSteps = parameters.Count("stable_end") - warmup, HalfLife = parameters.Number("half_life"),
        };
    }
}

internal sealed class WsdcFamily : ScheduleAdapter
{
    public override string Family => "formula_wsdc";

    protected override Schedule Schedule(Fields parameters)
    {
        long warmup = parameters.Count("warmup");
        long stable = parameters.Count("stable_end");
        return new Wsdc
        {
            Peak = parameters.Number("lr"),
            Floor = parameters.Number("min_lr"),
            WarmupSteps = warmup,
            StableSteps = stable - warmup,
            DecaySteps = parameters.Count("decay_end") - stable,
            Shape = parameters.Text("decay") switch
            {
                "linear" => CooldownShape.Linear,
                "cosine" => CooldownShape.Cosine,
                "1-sqrt" or "sqrt" => CooldownShape.OneMinusSqrt,
                "square" => CooldownShape.Square,
                "mirror_cosine" => CooldownShape.MirrorCosine,
                "exponential" => CooldownShape.Exponential,
                "inverse" => CooldownShape.Inverse,
                var other => throw parameters.Wrong($"the decay {other} is not known"),
            },
        };
    }
}

internal sealed class InfiniteFamily : ScheduleAdapter
{
    public override string Family => "formula_infinite";

    protected override Schedule Schedule(Fields parameters)
    {
        long warmup = parameters.Count("warmup");
        long cooldown = parameters.Count("cooldown_end");
        long constant = parameters.Count("const_end");
        return new Infinite
        {
            Peak = parameters.Number("lr_max"),
            Constant = parameters.Number("lr_const"),
            Floor = parameters.Number("lr_min"),
            WarmupSteps = warmup,
            CooldownSteps = cooldown - warmup,
            ConstantSteps = constant - cooldown,
            AnnealSteps = parameters.Count("total") - constant,
            Alpha = parameters.Number("alpha"),
            Shape = parameters.Text("cooldown") switch
            {
                "cosine" => InfiniteCooldown.Cosine,
                "inverse_sqrt" => InfiniteCooldown.InverseSqrt,
                "linear" => InfiniteCooldown.Linear,
                var other => throw parameters.Wrong($"the cooldown {other} is not known"),
            },
        };
    }
}

/// <summary>Ratios are cumulative ends as fractions of the whole run; tasks after the first start in the constant part.</summary>
internal sealed class OfficialInfiniteFamily : ScheduleAdapter
{
    public override string Family => "official_infinite";

    protected override Schedule Schedule(Fields parameters)
    {
        double total = parameters.Number("total_iters") * parameters.Number("total_epochs");
        bool isFirst = parameters.Count("current_task") == 0;
        long warmup = End("warmup_ratio");
        long cooldown = End("cooldown_ratio");
        long constant = End("constant_ratio");
        return new Infinite
        {
            Peak = parameters.Number("start_lr"),
            Constant = parameters.Number("constant_lr"),
            Floor = parameters.Number("min_lr"),
            WarmupSteps = isFirst ? warmup : 0,
            CooldownSteps = isFirst ? cooldown - warmup : 0,
            ConstantSteps = isFirst ? constant - cooldown : constant,
            AnnealSteps = (long)total - constant,
            Alpha = parameters.Number("timescale"),
            Shape = parameters.Text("decay_style") switch
            {
                "cosine_cooldown_infinite" => InfiniteCooldown.Cosine,
                "inverse_sqrt_infinite" => InfiniteCooldown.InverseSqrt,
                "constant_infinite" => InfiniteCooldown.Linear,
                var other => throw parameters.Wrong($"decay_style {other} is not known"),
            },
        };

        long End(string ratio) => (long)Math.Truncate(parameters.Number(ratio) * total);
    }
}

internal sealed class UbaFamily : ScheduleAdapter
{
    public override string Family => "formula_uba";

    protected override Schedule Schedule(Fields parameters) => new Uba
    {
        Peak = parameters.Number("lr"), Floor = parameters.Number("min_lr"), Steps = parameters.Count("total_steps"), Phi = parameters.Number("varphi"),
    };
}

internal sealed class DelayedFamily : ScheduleAdapter
{
    public override string Family => "formula_delayed";

    protected override Schedule Schedule(Fields parameters) => new Delayed
    {
        Peak = parameters.Number("lr"),
        Steps = parameters.Count("total_steps"),
        Delay = parameters.Number("delay"),
        Profile = parameters.Text("profile") switch
        {
            "rex" => DelayedProfile.Rex,
            "linear" => DelayedProfile.Linear,
            var other => throw parameters.Wrong($"the profile {other} is not known"),
        },
    };
}

internal sealed class SlowStartFamily : ScheduleAdapter
{
    public override string Family => "formula_slow_start_fast_decay";

    protected override Schedule Schedule(Fields parameters) => new SlowStartFastDecay
    {
        Peak = parameters.Number("lr"),
        Start = parameters.Number("lr_start"),
        End = parameters.Number("lr_end"),
        PeakFraction = parameters.Number("peak_fraction"),
        Steps = parameters.Count("total_steps"),
    };
}

/// <summary>Read at the numbers of tokens in the file's inputs.</summary>
internal sealed class PowerFamily : ValuesAdapter
{
    public override string Family => "formula_power";

    protected override Func<int, double> Values(Fields parameters, GoldenFile file)
    {
        double[] tokens = file.Fields("inputs").Numbers("tokens");
        Power power = new()
        {
            BatchSize = parameters.Count("beta"),
            SequenceLength = 1,
            Peak = parameters.Number("eta_max"),
            A = parameters.Number("a"),
            B = parameters.Number("b"),
            WarmupTokens = parameters.Count("warmup_tokens"),
            DecayTokens = parameters.Count("decay_tokens"),
            TotalTokens = parameters.Count("total_tokens"),
            FinalFactor = parameters.Number("final_factor"),
            Decay = parameters.Text("decay") switch
            {
                "exponential" => PowerDecay.Exponential,
                "linear" => PowerDecay.Linear,
                var other => throw parameters.Wrong($"the decay {other} is not known"),
            },
        };
        parameters.Ignore("points");
        return i => power.AtTime(tokens[i] / power.BatchSize);
    }
}
