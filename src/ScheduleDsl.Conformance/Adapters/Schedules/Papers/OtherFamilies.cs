using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules.Papers;

internal sealed class GradientNoiseFamily : ScheduleAdapter
{
    public override string Family => "formula_gradient_noise";

    protected override Schedule Schedule(Fields parameters) => new GradientNoise { Eta = parameters.Number("eta"), Gamma = parameters.Number("gamma") };
}

/// <summary>Times are layers.</summary>
internal sealed class LayerwiseFamily : ScheduleAdapter
{
    public override string Family => "formula_layerwise_decay";

    protected override Schedule Schedule(Fields parameters) => new LayerwiseDecay
    {
        Layers = parameters.Count("num_layers"), Decay = parameters.Number("layer_decay"), Rate = parameters.Number("base_lr"),
    };
}

/// <summary>Times are checkpoints.</summary>
internal sealed class CheckpointFamily : ScheduleAdapter
{
    public override string Family => "formula_checkpoint_ema_weights";

    protected override Schedule Schedule(Fields parameters) => new CheckpointAverage
    {
        Checkpoints = parameters.Count("checkpoints"), Decay = parameters.Number("decay"),
    };
}

/// <summary>Rollouts and tokens by turns.</summary>
internal sealed class RelaxationFamily : ValuesAdapter
{
    public override string Family => "formula_d3s";

    protected override Func<int, double> Values(Fields parameters, GoldenFile file)
    {
        Relaxation relaxation = new()
        {
            InitialRollouts = parameters.Number("N_init"),
            FinalRollouts = parameters.Number("N_final"),
            InitialTokens = parameters.Number("K_init"),
            FinalTokens = parameters.Number("K_final"),
            Steps = parameters.Count("total_steps"),
        };
        return i => (i % 2 == 0 ? relaxation : relaxation.Tokens).At(i / 2);
    }
}

/// <summary>An update's batch follows from the samples of those before it.</summary>
internal sealed class BatchRampupFamily : ValuesAdapter
{
    public override string Family => "formula_batch_rampup";

    protected override Func<int, double> Values(Fields parameters, GoldenFile file)
    {
        BatchRampup rampup = new()
        {
            Start = parameters.Count("start"),
            Increment = parameters.Count("increment"),
            RampSamples = parameters.Count("ramp_samples"),
            Final = parameters.Count("global_batch"),
        };
        double consumed = 0;
        return _ =>
        {
            double batch = rampup.AtTime(consumed);
            consumed += batch;
            return batch;
        };
    }
}

internal sealed class RankBudgetFamily : ScheduleAdapter
{
    public override string Family => "official_adalora_budget";

    protected override Schedule Schedule(Fields parameters)
    {
        // How often ranks are masked is no part of the budget.
        parameters.Ignore("mask_interval");
        return new RankBudget
        {
            InitialRank = parameters.Count("total_rank"),
            TargetRank = parameters.Count("target_rank"),
            InitialSteps = parameters.Count("init_warmup"),
            FinalSteps = parameters.Count("final_warmup"),
            Steps = parameters.Count("total_step"),
        };
    }
}

internal sealed class DinoFamily : ScheduleAdapter
{
    public override string Family => "official_dino_cosine";

    protected override Schedule Schedule(Fields parameters)
    {
        long perEpoch = parameters.Count("niter_per_ep");
        return new CosineWeightDecay
        {
            Start = parameters.Number("base_value"),
            End = parameters.Number("final_value"),
            Steps = perEpoch * parameters.Count("epochs"),
            WarmupSteps = perEpoch * parameters.Count("warmup_epochs"),
            WarmupFrom = parameters.Number("start_warmup_value"),
        };
    }
}

/// <summary>Times are passes over the data.</summary>
internal sealed class DataFractionFamily : ScheduleAdapter
{
    public override string Family => "official_ccl_fractions";

    protected override Schedule Schedule(Fields parameters)
    {
        // Epochs of the whole data after which the reference stops.
        parameters.Ignore("T");
        return new DataFractionCycle { Start = parameters.Number("sp"), End = parameters.Number("ep"), Alpha = parameters.Number("alfa") };
    }
}

/// <summary>Times are passes over the data.</summary>
internal sealed class RisingFractionFamily : ScheduleAdapter
{
    public override string Family => "official_ccl_lower_to_bigger";

    protected override Schedule Schedule(Fields parameters)
    {
        parameters.Ignore("epochs");
        return new DataFractionCycle { Start = parameters.Number("start"), Alpha = parameters.Number("alfa"), Repeats = parameters.Count("count") }.Rising;
    }
}

/// <summary>Times are passes over the data.</summary>
internal sealed class DataSizeFamily : ScheduleAdapter
{
    public override string Family => "official_ccl_sizes";

    protected override Schedule Schedule(Fields parameters)
    {
        parameters.Ignore("total_sample");
        return new DataSizeCycle
        {
            Items = parameters.Count("size"),
            StartFraction = parameters.Number("start_percent"),
            EndFraction = parameters.Number("end_percent"),
            Alpha = parameters.Number("multiplier"),
            StartsUp = parameters.Flag("start_increase", absent: true),
            Strategy = parameters.Text("strategy") switch
            {
                "cycle" => SizeStrategy.Cycle,
                "lower_to_bigger" => SizeStrategy.LowerToBigger,
                "bigger_to_lower" => SizeStrategy.BiggerToLower,
                "sharp_cycle" => SizeStrategy.SharpCycle,
                var other => throw parameters.Wrong($"the strategy {other} is not known"),
            },
        };
    }
}

/// <summary>Read at the norms in the file's inputs.</summary>
internal sealed class EffectiveRateFamily : ValuesAdapter
{
    public override string Family => "formula_nap_effective_lr";

    protected override Func<int, double> Values(Fields parameters, GoldenFile file)
    {
        double[] norms = file.Fields("inputs").Numbers("weight_norm");
        EffectiveRate rate = new()
        {
            InitialNorm = norms[0], Rate = parameters.Number("lr"), Power = parameters.Text("kind") == "sgd" ? 2 : 1,
        };
        return i => rate.AtTime(norms[i]);
    }
}
