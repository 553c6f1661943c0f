using System;
using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class NanotronFamily : ScheduleAdapter
{
    public override string Family => "nanotron_wsdc";

    protected override Schedule Schedule(Fields parameters)
    {
        double peak = parameters.Number("learning_rate");
        long warmup = parameters.Count("lr_warmup_steps");
        long start = parameters.Count("lr_decay_starting_step");
        long decay = parameters.Count("lr_decay_steps");
        double floor = parameters.Number("min_decay_lr");

        // Update 0 belongs to the warmup even where that takes 0 updates, and a linear one begins at 0.
        Cooldown cooldown = parameters.Text("lr_warmup_style") switch
        {
            "linear" => new Cooldown(peak, 0, Math.Max(warmup, 1), floor, decay, start + decay),
            "constant" => new Cooldown(peak, peak, warmup, floor, decay, start + decay),
            var style => throw parameters.Wrong($"lr_warmup_style must be linear or constant, found {style}"),
        };
        return parameters.Text("lr_decay_style") switch
        {
            "linear" => cooldown.Linear(),
            "cosine" => cooldown.Cosine(),
            "1-sqrt" => cooldown.OneMinusSqrt(),
            var style => throw parameters.Wrong($"lr_decay_style must be linear, cosine or 1-sqrt, found {style}"),
        };
    }
}
