using System;

namespace ScheduleDsl;

public sealed partial class Curve
{
    /// <summary>One value, without end.</summary>
    public static Curve Constant(double value) => new(
        $"Constant({Text(value)})", double.PositiveInfinity, _ => value, [new CurvePiece("Constant", 0, double.PositiveInfinity, PieceForm.Constant)]);

    /// <summary>One value for <paramref name="steps"/> updates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or not finite.</exception>
    public static Curve Constant(double value, double steps) => new(
        $"Constant({Text(value)}, {Text(steps)})", CheckedSteps(steps, nameof(steps)), _ => value, [new CurvePiece("Constant", 0, steps, PieceForm.Constant)]);

    /// <summary>The straight line from <paramref name="from"/> to <paramref name="to"/>, which is reached after <paramref name="steps"/> updates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or not finite.</exception>
    public static Curve Line(double from, double to, double steps) => new(
        $"Line({Text(from)}, {Text(to)}, {Text(steps)})",
        CheckedSteps(steps, nameof(steps)),
        time => CurveMath.Line(from, to, steps, time),
        [new CurvePiece("Line", 0, steps, PieceForm.Straight)]);

    /// <summary>
    /// Goes from <paramref name="from"/> to <paramref name="to"/> along a profile: <c>to + (from - to) profile(time / steps)</c>. A profile is 1 at 0; where it
    /// is 0 the value is <paramref name="to"/>.
    /// </summary>
    /// <param name="profile">Such as <c>Profiles.Cosine.Value</c>, or a lambda of the progress in [0, 1].</param>
    /// <param name="from">The value at time 0, in units of what is driven.</param>
    /// <param name="to">The value where the profile is 0, in units of what is driven.</param>
    /// <param name="steps">Length in updates, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or not finite.</exception>
    public static Curve Fall(Func<double, double> profile, double from, double to, double steps)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return new Curve(
            $"Fall({CurveText.Of(profile)}, {Text(from)}, {Text(to)}, {Text(steps)})",
            CheckedSteps(steps, nameof(steps)),
            time => CurveMath.Mix(to, from, profile(CurveMath.Progress(time, steps))),
            [new CurvePiece("Fall", 0, steps, PieceForm.Curved)]);
    }

    /// <summary>A formula of the time, without end: <c>Curve.Of(k => rate * Pow(gamma, k))</c>.</summary>
    /// <param name="value">From the time in updates, at least 0, to the value.</param>
    public static Curve Of(Func<double, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Curve($"Of({CurveText.Of(value)})", double.PositiveInfinity, value);
    }

    /// <summary>A formula of the time, for <paramref name="steps"/> updates.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or not finite.</exception>
    public static Curve Of(double steps, Func<double, double> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Curve($"Of({Text(steps)}, {CurveText.Of(value)})", CheckedSteps(steps, nameof(steps)), value);
    }
}
