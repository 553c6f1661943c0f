using static ScheduleDsl.Language;

namespace ScheduleDsl.DeepSpeed;

/// <summary>The warmup of DeepSpeed's schedules.</summary>
internal static class Warmup
{
    /// <summary>The length, which is at least 2, as its logarithm divides.</summary>
    public static double Steps(long warmupNumSteps) => Max(2.0, warmupNumSteps);

    /// <summary>From one rate to the other.</summary>
    public static Curve Rise(WarmupType warmupType, double from, double to, long warmupNumSteps)
    {
        double steps = Steps(warmupNumSteps);
        return warmupType == WarmupType.Linear
            ? Curve.Line(from, to, steps)
            : Curve.Of(steps, i => CurveMath.Mix(from, to, Log(i + 1) / Log(steps)));
    }
}
