using ScheduleDsl.Conformance.Golden;
using ScheduleDsl.Conformance.Replay;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

/// <summary>The profiles and sampling rates of the REX paper.</summary>
internal sealed class RexSampledFamily : ScheduleAdapter
{
    public override string Family => "formula_rex_sampled";

    protected override Schedule Schedule(Fields parameters)
    {
        double peak = parameters.Number("lr");
        long steps = parameters.Count("total_steps");
        string profile = parameters.Text("profile");
        string rate = parameters.Text("sampling_rate");
        return (profile, rate) switch
        {
            ("rex", "50-75") => new RexAt50And75 { Peak = peak, Steps = steps },
            ("rex", "33-66") => new RexAt33And66 { Peak = peak, Steps = steps },
            ("rex", "25-50-75") => new RexAt25And50And75 { Peak = peak, Steps = steps },
            ("rex", "10-10") => new RexEvery10Percent { Peak = peak, Steps = steps },
            ("rex", "5-5") => new RexEvery5Percent { Peak = peak, Steps = steps },
            ("rex", "1-1") => new RexEvery1Percent { Peak = peak, Steps = steps },
            ("linear", "50-75") => new LinearAt50And75 { Peak = peak, Steps = steps },
            ("linear", "33-66") => new LinearAt33And66 { Peak = peak, Steps = steps },
            ("linear", "25-50-75") => new LinearAt25And50And75 { Peak = peak, Steps = steps },
            ("linear", "10-10") => new LinearEvery10Percent { Peak = peak, Steps = steps },
            ("linear", "5-5") => new LinearEvery5Percent { Peak = peak, Steps = steps },
            ("linear", "1-1") => new LinearEvery1Percent { Peak = peak, Steps = steps },
            _ => throw parameters.Wrong($"no built-in is the profile {profile} sampled at {rate}"),
        };
    }
}
