using static ScheduleDsl.Language;

namespace ScheduleDsl.Schedules;

/// <summary>The cyclical curriculum: which fraction of the data each pass uses. Its time is the pass, from 0.</summary>
/// <remarks>
/// From <c>Start</c> each pass uses <c>1 / Alpha</c> times as much until <c>End</c>, then <c>Alpha</c> times as much until <c>Start</c>, and so on; each pass draws its items without
/// replacement, in proportion to a score. Stop when the sum of the fractions reaches the epochs you have: <c>FirstBelow</c> and <c>Integral</c> tell. The curve <c>Rising</c> is the
/// one-way form: <c>Repeats</c> passes with each fraction, up to 1. Kesgin, Amasyali, "Cyclical Curriculum Learning", 2022.
/// </remarks>
public sealed partial class DataFractionCycle
{
    /// <param name="start">Smallest fraction, above 0 and at most 1.</param>
    /// <param name="end">Largest fraction, above 0 and at most 1.</param>
    /// <param name="alpha">Each fraction over the next larger one, above 0 and below 1.</param>
    [Schedule]
    private static Curve Define(
        [Setting(Above = 0, Max = 1)] double start = 0.25, [Setting(Above = 0, Max = 1)] double end = 1, [Setting(Above = 0, Below = 1)] double alpha = 0.5)
    {
        Curve.Require(start < end, "the smallest fraction is not below the largest");
        // So many passes up; 1e-9 keeps a whole number that rounding has put just above itself.
        double up = -Floor(-(Log(end / start) / -Log(alpha) - 1e-9));
        return Curve.Of(pass =>
        {
            double within = pass - Floor(pass / (2 * up)) * (2 * up);
            return within < up ? Min(start / Pow(alpha, within), end) : Max(end * Pow(alpha, within - up), start);
        });
    }

    /// <param name="repeats">Passes with each fraction of the rising form, at least 1.</param>
    [Schedule]
    private static Curve DefineRising(
        [Setting(Above = 0, Max = 1)] double start = 0.25, [Setting(Above = 0, Below = 1)] double alpha = 0.5, [Setting(Min = 1)] long repeats = 1) =>
        Curve.Of(pass => Min(1, start / Pow(alpha, Floor(pass / repeats))));
}
