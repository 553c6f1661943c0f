using ScheduleDsl.Conformance.Shapes;
using ScheduleDsl.Schedules;

namespace ScheduleDsl.Conformance.Adapters.Schedules;

/// <summary>A line between two values, then the second: a warmup where it rises, a decay where it falls.</summary>
internal static class Line
{
    /// <summary>
    /// <paramref name="begin"/> updates at <paramref name="from"/>, then a line over <paramref name="steps"/>; one over 0 updates never
    /// leaves its start, as optax and PyTorch have it.
    /// </summary>
    public static Schedule Between(double from, double to, long steps, long begin = 0)
    {
        if (steps == 0 || from == to)
            return new Constant { Peak = from };
        return (from < to, begin) switch
        {
            (true, 0) => new LinearWarmup { Peak = to, WarmupFromOfPeak = from / to, WarmupSteps = steps },
            (true, _) => new DelayedRise { Peak = to, DropsSteps = begin, DropsFactor = from / to, WarmupSteps = steps, WarmupFrom = from },
            (false, 0) => new Linear { Peak = from, DecayFloorOfPeak = to / from, Steps = steps },
            (false, _) => new DelayedFall { Peak = from, HoldSteps = begin, DecaySteps = steps, DecayFloor = to },
        };
    }
}
