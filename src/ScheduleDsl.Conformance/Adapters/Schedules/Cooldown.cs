using ScheduleDsl.Conformance.Shapes;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

/// <summary>Warmup, stable, decay, as the references count it: in updates, with absolute values; <c>Steps</c> are all updates down to the floor.</summary>
internal sealed record Cooldown(double Peak, double WarmupFrom, long WarmupSteps, double Floor, long DecaySteps, long Steps)
{
    public Schedule Linear() => new LinearCooldown
    {
        Peak = Peak, WarmupFrom = WarmupFrom, WarmupSteps = WarmupSteps, DecayFloor = Floor, DecaySteps = DecaySteps, Steps = Steps,
    };

    public Schedule Cosine() => new CosineCooldown
    {
        Peak = Peak, WarmupFrom = WarmupFrom, WarmupSteps = WarmupSteps, DecayFloor = Floor, DecaySteps = DecaySteps, Steps = Steps,
    };

    public Schedule Halving() => new HalvingCooldown
    {
        Peak = Peak, WarmupFrom = WarmupFrom, WarmupSteps = WarmupSteps, DecayFloor = Floor, DecaySteps = DecaySteps, Steps = Steps,
    };

    // The built-in has this shape where the warmup begins at 0. The rounded product of a quotient gives the count back.
    public Schedule OneMinusSqrt() => WarmupFrom == 0 && Peak > 0 && Steps > 0
        ? new Wsd { Peak = Peak, WarmupSteps = WarmupSteps, DecayFloorOfPeak = Floor / Peak, DecayFraction = (double)DecaySteps / Steps, Steps = Steps }
        : new OneMinusSqrtCooldown
        {
            Peak = Peak, WarmupFrom = WarmupFrom, WarmupSteps = WarmupSteps, DecayFloor = Floor, DecaySteps = DecaySteps, Steps = Steps,
        };
}
