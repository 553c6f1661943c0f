using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

internal sealed class MegatronWsdFamily : ScheduleAdapter
{
    public override string Family => "megatron_wsd";

    protected override Schedule Schedule(Fields parameters)
    {
        if (parameters.Text("lr_decay_style") is not "WSD" and var other)
            throw parameters.Wrong($"lr_decay_style must be WSD, found {other}");
        Cooldown cooldown = new(
            parameters.Number("max_lr"),
            parameters.Number("init_lr"),
            parameters.Count("lr_warmup_steps"),
            parameters.Number("min_lr"),
            parameters.Count("wsd_decay_steps"),
            parameters.Count("lr_decay_steps"));
        return parameters.Text("lr_wsd_decay_style") switch
        {
            "linear" => cooldown.Linear(),
            "cosine" => cooldown.Cosine(),
            "exponential" => cooldown.Halving(),
            "minus_sqrt" => cooldown.OneMinusSqrt(),
            var style => throw parameters.Wrong($"lr_wsd_decay_style must be linear, cosine, exponential or minus_sqrt, found {style}"),
        };
    }
}
