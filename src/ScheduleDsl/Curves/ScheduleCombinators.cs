using System;
using System.Collections.Generic;
using System.Linq;

namespace ScheduleDsl;

/// <summary>
/// What makes schedules of schedules; each keeps closed form. Extension methods, so that within a schedule's own <c>Define</c> the
/// language's <c>Min</c>, <c>Max</c> and <c>Clamp</c> of numbers keep their names.
/// </summary>
public static class ScheduleCombinators
{
    /// <summary>This schedule up to its length, then <paramref name="next"/> from its own update 0. A part of length 0 vanishes.</summary>
    /// <exception cref="InvalidOperationException">This schedule has no length, so nothing can follow it.</exception>
    public static Curve Then(this Schedule schedule, Schedule next)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(next);
        double first = schedule.Finite(nameof(Then));
        double second = next.Duration;
        List<CurvePiece> pieces = [.. schedule.Pieces, .. next.Pieces.Select(p => p with { Start = p.Start + first, End = p.End + first })];
        return new Curve(
            $"{schedule.Fingerprint}.Then({next.Fingerprint})", first + second,
            time => time < first || second == 0 ? schedule.Formula(Math.Min(time, first)) : next.Formula(time - first), pieces);
    }

    /// <summary>The product, update by update; the shorter one holds its end value.</summary>
    public static Curve Times(this Schedule schedule, Schedule other) => schedule.Pointwise(nameof(Times), other, static (x, y) => x * y, PieceShapes.Product);

    /// <summary>Every value times <paramref name="factor"/>.</summary>
    public static Curve Times(this Schedule schedule, double factor) => schedule.Pointwise($"Times({Curve.Text(factor)})", x => x * factor, static form => form);

    /// <summary>The sum, update by update; the shorter one holds its end value.</summary>
    public static Curve Plus(this Schedule schedule, Schedule other) => schedule.Pointwise(nameof(Plus), other, static (x, y) => x + y, PieceShapes.Sum);

    /// <summary>Every value plus <paramref name="amount"/>.</summary>
    public static Curve Plus(this Schedule schedule, double amount) => schedule.Pointwise($"Plus({Curve.Text(amount)})", x => x + amount, static form => form);

    /// <summary>The smaller value, update by update; the shorter one holds its end value.</summary>
    public static Curve Min(this Schedule schedule, Schedule other) => schedule.Pointwise(nameof(Min), other, static (x, y) => Math.Min(x, y), PieceShapes.Choice);

    /// <summary>The larger value, update by update; the shorter one holds its end value.</summary>
    public static Curve Max(this Schedule schedule, Schedule other) => schedule.Pointwise(nameof(Max), other, static (x, y) => Math.Max(x, y), PieceShapes.Choice);

    /// <summary>Every value brought into [<paramref name="low"/>, <paramref name="high"/>].</summary>
    /// <exception cref="ArgumentException"><paramref name="low"/> is above <paramref name="high"/>, or one of them is NaN.</exception>
    public static Curve Clamp(this Schedule schedule, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (!(low <= high))
            throw new ArgumentException($"The bounds {Curve.Text(low)} and {Curve.Text(high)} leave no room between them.", nameof(low));
        return schedule.Pointwise($"Clamp({Curve.Text(low)}, {Curve.Text(high)})", x => Math.Max(low, Math.Min(high, x)), PieceShapes.Clamped);
    }

    /// <summary>Starts over at its end, again and again.</summary>
    /// <exception cref="InvalidOperationException">This schedule has no length, or the length 0.</exception>
    public static Curve Repeat(this Schedule schedule) => schedule.Repeat(1, 1);

    /// <summary>
    /// Starts over at its end, again and again: cycle <c>i</c>, from 0, takes <c>growth^i</c> times as long and has <c>decay^i</c> times the
    /// values. SGDR (Loshchilov, Hutter, 2016) with <c>T_mult = growth</c>.
    /// </summary>
    /// <param name="schedule">What is combined.</param>
    /// <param name="growth">At least 1.</param>
    /// <param name="decay">Finite and at least 0.</param>
    /// <exception cref="InvalidOperationException">This schedule has no length, or the length 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A factor is outside its range.</exception>
    public static Curve Repeat(this Schedule schedule, double growth, double decay)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        double steps = schedule.Finite(nameof(Repeat));
        if (steps == 0)
            throw new InvalidOperationException($"{schedule.Fingerprint} has length 0: there is nothing to repeat.");
        if (!(growth >= 1 && growth < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(growth), growth, "growth is finite and at least 1.");
        if (!(decay >= 0 && decay < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(decay), decay, "decay is finite and at least 0.");
        return new Curve($"{schedule.Fingerprint}.Repeat({Curve.Text(growth)}, {Curve.Text(decay)})", double.PositiveInfinity, time =>
        {
            double cycle = CurveMath.Cycle(time, steps, growth);
            double within = (time - CurveMath.CycleStart(cycle, steps, growth)) / Language.Pow(growth, cycle);
            return schedule.Formula(within) * Language.Pow(decay, cycle);
        });
    }

    /// <summary>Reads <paramref name="steps"/> updates later; negative steps delay, with the first value held until then.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static Curve Offset(this Schedule schedule, double steps)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        if (!double.IsFinite(steps))
            throw new ArgumentOutOfRangeException(nameof(steps), steps, "steps is finite.");
        return new Curve(
            $"{schedule.Fingerprint}.Offset({Curve.Text(steps)})", Math.Max(0, schedule.Duration - steps),
            time => schedule.Formula(Math.Max(0, time + steps)), schedule.Shifted(steps));
    }

    /// <summary>
    /// Reads at another progress: update <c>k</c> of <c>L</c> gets the value at <c>L f(k / L)</c>. With <c>f(t) = t^q</c> it is k-decay (Zhang, Li, 2020); with
    /// a staircase it is a sampling rate.
    /// </summary>
    /// <param name="schedule">What is combined.</param>
    /// <param name="progress">From [0, 1] to [0, 1].</param>
    /// <exception cref="InvalidOperationException">This schedule has no length.</exception>
    public static Curve Warp(this Schedule schedule, Func<double, double> progress)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(progress);
        double steps = schedule.Finite(nameof(Warp));
        return new Curve($"{schedule.Fingerprint}.Warp({CurveText.Of(progress)})", steps, time => schedule.Formula(steps * progress(CurveMath.Progress(time, steps))));
    }

    /// <summary>
    /// The same up to update <paramref name="at"/>; what is left from there is stretched or squeezed to end at <paramref name="newEnd"/>. Continuous by
    /// construction, and the same schedule for whoever resumes at or before <paramref name="at"/>.
    /// </summary>
    /// <exception cref="InvalidOperationException">This schedule has no length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> lies beyond this schedule's end, or <paramref name="newEnd"/> before it.</exception>
    public static Curve Fork(this Schedule schedule, double at, double newEnd)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        double end = schedule.Finite(nameof(Fork));
        if (!(at >= 0 && at <= end))
            throw new ArgumentOutOfRangeException(nameof(at), at, $"{schedule.Fingerprint} ends at {Curve.Text(end)}: a fork leaves it at an update in [0, {Curve.Text(end)}].");
        if (!(newEnd >= at && newEnd < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(newEnd), newEnd, $"newEnd is finite and at least {Curve.Text(at)}, where the fork leaves.");
        return new Curve(
            $"{schedule.Fingerprint}.Fork({Curve.Text(at)}, {Curve.Text(newEnd)})", newEnd,
            time => schedule.Formula(CurveMath.ForkTime(time, at, end, newEnd)), schedule.Forked(at, end, newEnd));
    }

    /// <summary>The same up to update <paramref name="from"/>, then down in a straight line to 0 over <paramref name="steps"/> updates.</summary>
    /// <inheritdoc cref="Cooldown(Schedule, double, double, Func{double, double}, double)"/>
    public static Curve Cooldown(this Schedule schedule, double from, double steps) => schedule.Cooldown(from, steps, static t => 1 - t, 0, PieceForm.Straight);

    /// <summary>
    /// The same up to update <paramref name="from"/>, then from the value reached there along a profile to <paramref name="floor"/>: continuous by
    /// construction. What turns any checkpoint of a run without a budget into a finished model (Hägele et al., 2024).
    /// </summary>
    /// <param name="schedule">What is combined.</param>
    /// <param name="from">Update at which the cooldown begins, at least 0.</param>
    /// <param name="steps">Its length in updates, at least 0.</param>
    /// <param name="profile">1 at 0; where it is 0 the floor is reached.</param>
    /// <param name="floor">The value at the end, in units of what is driven.</param>
    /// <exception cref="ArgumentOutOfRangeException">A length is negative or not finite.</exception>
    public static Curve Cooldown(this Schedule schedule, double from, double steps, Func<double, double> profile, double floor) =>
        schedule.Cooldown(from, steps, profile, floor, PieceForm.Curved);

    private static Curve Cooldown(this Schedule schedule, double from, double steps, Func<double, double> profile, double floor, PieceForm form)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(profile);
        Curve.CheckedSteps(from, nameof(from));
        Curve.CheckedSteps(steps, nameof(steps));
        double Held(double time) => schedule.Formula(Math.Min(time, schedule.Duration));
        return new Curve(
            $"{schedule.Fingerprint}.Cooldown({Curve.Text(from)}, {Curve.Text(steps)}, {CurveText.Of(profile)}, {Curve.Text(floor)})", from + steps,
            time => time < from || steps == 0
                ? Held(Math.Min(time, from))
                : CurveMath.Mix(floor, Held(from), profile(CurveMath.Progress(time - from, steps))),
            [.. schedule.UpTo(from), new CurvePiece("Cooldown", from, from + steps, form)]);
    }

    private static Curve Pointwise(
        this Schedule schedule, string name, Schedule other, Func<double, double, double> operation, Func<PieceForm, PieceForm, PieceForm> form)
    {
        ArgumentNullException.ThrowIfNull(other);
        double mine = schedule.Duration;
        double its = other.Duration;
        // A curve without end adds no length to one that has an end.
        double both = double.IsPositiveInfinity(mine) ? its : double.IsPositiveInfinity(its) ? mine : Math.Max(mine, its);
        return new Curve(
            $"{schedule.Fingerprint}.{name}({other.Fingerprint})", both,
            time => operation(schedule.Formula(Math.Min(time, mine)), other.Formula(Math.Min(time, its))),
            PieceShapes.Both(schedule.UpTo(both), other.UpTo(both), form));
    }

    private static Curve Pointwise(this Schedule schedule, string text, Func<double, double> operation, Func<PieceForm, PieceForm> form) => new(
        $"{schedule.Fingerprint}.{text}", schedule.Duration, time => operation(schedule.Formula(time)),
        [.. schedule.Pieces.Select(piece => piece with { Form = form(piece.Form) })]);

    private static double Finite(this Schedule schedule, string combinator) => double.IsPositiveInfinity(schedule.Duration)
        ? throw new InvalidOperationException($"{schedule.Fingerprint} has no end, and {combinator} needs one.")
        : schedule.Duration;
}
