using static ScheduleDsl.Language;

namespace ScheduleDsl;

/// <summary>
/// The arithmetic of curves: what <see cref="Curve"/> computes as plain C#, and what compiled schedules call, so that both have the
/// same bits. A <c>Define</c> method may call it too.
/// </summary>
/// <remarks>Times and lengths are in updates.</remarks>
[Functions]
public static partial class CurveMath
{
    /// <summary><c>time / steps</c>; 1 where <paramref name="steps"/> is 0, as a phase of no length is at its end at once.</summary>
    public static double Progress(double time, double steps) => steps > 0 ? time / steps : 1;

    /// <summary>
    /// <c>to p + from (1 - p)</c> with two roundings: exactly <paramref name="from"/> at 0, exactly <paramref name="to"/> at 1, never outside of
    /// them in between, and constant where they are equal. <c>from + p (to - from)</c> keeps none of this.
    /// </summary>
    public static double Mix(double from, double to, double progress) => Fma(progress, to, Fma(-progress, from, from));

    /// <summary>The straight line from <paramref name="from"/> at time 0 to <paramref name="to"/> at time <paramref name="steps"/>.</summary>
    public static double Line(double from, double to, double steps, double time) => Mix(from, to, Progress(time, steps));

    /// <summary>The half cosine <c>(1 + cos(pi t)) / 2</c>: 1 at 0, 0 at 1.</summary>
    public static double HalfCosine(double t) => (1 + Cos(3.141592653589793 * t)) / 2;

    /// <summary>
    /// Number, from 0, of the cycle that <paramref name="time"/> falls in, where the first takes <paramref name="steps"/> and each next one
    /// <paramref name="growth"/> times the one before: <c>floor(log_g(1 + (g - 1) time / steps))</c>, exact at the joints.
    /// </summary>
    /// <param name="time">At least 0.</param>
    /// <param name="steps">Length of cycle 0, above 0.</param>
    /// <param name="growth">At least 1.</param>
    public static double Cycle(double time, double steps, double growth)
    {
        double guess = growth > 1 ? Floor(Log(1 + (growth - 1) * time / steps) / Log(growth)) : Floor(time / steps);
        // A rounded logarithm may miss a joint by one cycle.
        double notLate = CycleStart(guess, steps, growth) > time ? guess - 1 : guess;
        return CycleStart(notLate + 1, steps, growth) <= time ? notLate + 1 : notLate;
    }

    /// <summary>Time at which cycle <paramref name="cycle"/> begins: <c>steps (g^i - 1) / (g - 1)</c>, or <c>i steps</c> for a growth of 1.</summary>
    public static double CycleStart(double cycle, double steps, double growth)
    {
        double sum = growth > 1 ? (Pow(growth, cycle) - 1) / (growth - 1) : cycle;
        // Whole numbers of updates stay whole.
        bool isWhole = Floor(growth) == growth && sum < 4503599627370496;
        return steps * (isWhole ? Floor(sum + 0.5) : sum);
    }

    /// <summary>Length of cycle <paramref name="cycle"/>: <c>steps g^i</c>.</summary>
    public static double CycleSteps(double cycle, double steps, double growth) =>
        CycleStart(cycle + 1, steps, growth) - CycleStart(cycle, steps, growth);

    /// <summary>
    /// Where a fork reads the curve that it leaves at <paramref name="at"/>: what was left up to <paramref name="end"/> is stretched or squeezed to
    /// last until <paramref name="newEnd"/>.
    /// </summary>
    public static double ForkTime(double time, double at, double end, double newEnd) =>
        time < at ? time : Mix(at, end, Progress(time - at, newEnd - at));
}
